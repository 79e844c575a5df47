package dev.bottlenose.check.soak;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Books on every message: which were sent, which a front end received, which more than once. Thread-safe. */
final class Ledger {
    private final Outages outages;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    Ledger(Outages outages) {
        this.outages = outages;
    }

    /**
     * The totals.
     *
     * @param inFlight not received, and sent just before the server was killed
     * @param repeated received again after the app's connection was interrupted, as the SDK promises
     * @param disordered received after a later one
     */
    record Totals(long sent, long received, long lost, long inFlight, long doubled, long repeated, long disordered) {
        Totals plus(Totals other) {
            return new Totals(
                    sent + other.sent,
                    received + other.received,
                    lost + other.lost,
                    inFlight + other.inFlight,
                    doubled + other.doubled,
                    repeated + other.repeated,
                    disordered + other.disordered);
        }
    }

    /** An app that is started sends under a name of its own. */
    Account account(String sender) {
        return accounts.computeIfAbsent(sender, name -> new Account());
    }

    Totals totals() {
        return accounts.values().stream().map(Account::totals).reduce(new Totals(0, 0, 0, 0, 0, 0, 0), Totals::plus);
    }

    /** The messages of one sender, numbered from 0. Thread-safe. */
    final class Account implements Books {
        private long[] sentAt = new long[256];
        private int sent;
        private final BitSet received = new BitSet();
        private long interrupted = Long.MIN_VALUE;
        private long doubled;
        private long repeated;
        private long disordered;

        @Override
        public synchronized int next() {
            if (sent == sentAt.length) {
                sentAt = Arrays.copyOf(sentAt, 2 * sent);
            }
            sentAt[sent] = System.nanoTime();
            return sent++;
        }

        @Override
        public synchronized void interrupted() {
            interrupted = System.nanoTime();
        }

        synchronized void received(int number) {
            if (received.get(number)) {
                boolean sentBefore = number < sent && sentAt[number] < interrupted;
                repeated += sentBefore ? 1 : 0;
                doubled += sentBefore ? 0 : 1;
                return;
            }
            disordered += number < received.length() ? 1 : 0;
            received.set(number);
        }

        @Override
        public synchronized boolean isComplete() {
            return missing() == 0;
        }

        private int missing() {
            int missing = 0;
            for (int number = received.nextClearBit(0); number < sent; number = received.nextClearBit(number + 1)) {
                missing += outages.inFlight(sentAt[number]) ? 0 : 1;
            }
            return missing;
        }

        private synchronized Totals totals() {
            int lost = missing();
            int came = received.cardinality();
            return new Totals(sent, came, lost, Math.max(0, sent - came - lost), doubled, repeated, disordered);
        }
    }
}
