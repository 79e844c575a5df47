package dev.bottlenose.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A budget whose time passes when the test wants it to. */
final class ManualBudget {
    private final List<Runnable> timers = new ArrayList<>();
    private final MemoryBudget budget;
    private long now = Duration.ofDays(1).toNanos();

    ManualBudget(long limit, MemoryBudget.Terms terms) {
        budget = new MemoryBudget(limit, terms, timers::add, () -> now);
    }

    MemoryBudget budget() {
        return budget;
    }

    /** Time passes, and then everything runs that was scheduled. */
    void pass(Duration time) {
        now += time.toNanos();
        List<Runnable> due = List.copyOf(timers);
        timers.clear();
        due.forEach(Runnable::run);
    }

    /** An account whose owner records what it is informed of. */
    Holder open(String name, List<String> informed) {
        return new Holder(this, name, informed);
    }

    /** An account and its owner. */
    static final class Holder implements MemoryAccount.Owner {
        final MemoryAccount account;
        private final String name;
        private final List<String> informed;

        Holder(ManualBudget of, String name, List<String> informed) {
            this.name = name;
            this.informed = informed;
            this.account = of.budget.open(this);
        }

        @Override
        public void evicted() {
            informed.add(name + " lost its memory");
        }

        @Override
        public void roomAgain() {
            informed.add(name + " has room again");
        }
    }
}
