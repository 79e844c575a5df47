package dev.bottlenose.recording;

import dev.bottlenose.recording.entry.RecordedApp;
import dev.bottlenose.recording.redaction.Redaction;
import dev.bottlenose.recording.redaction.RedactionRules;
import dev.bottlenose.recording.store.StoreLocation;
import dev.bottlenose.threads.DaemonThreads;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Records into a store, on one thread. Safe from any thread. */
public final class StoreRecorder implements Recorder {
    /** How long {@link #close} waits for the last entries to be stored, in milliseconds. */
    private static final long CLOSED_WITHIN = 5_000;

    private static final int ID_BITS = 60;

    /** Digits and letters, without those that are easily confused. */
    private static final String ID_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final Clock clock;
    private final Mailbox mailbox;
    private final StoreHandle store;
    private final Thread thread;
    private final AtomicLong recordings = new AtomicLong();

    /**
     * What a recorder is made of.
     *
     * @param location of the store
     * @param name of this server among those that share the store; the same after a restart
     * @param rules for what is secret
     */
    public record Options(StoreLocation location, String name, RecorderLimits limits, RedactionRules rules) {}

    /** Starts to record. The store is opened by the recorder's thread; the result is there at once. */
    public static StoreRecorder start(Options options, Clock clock, SecureRandom random, RecorderStatus status) {
        StoreRecorder recorder = new StoreRecorder(options, clock, random, status);
        recorder.thread.start();
        return recorder;
    }

    private StoreRecorder(Options options, Clock clock, SecureRandom random, RecorderStatus status) {
        this.clock = clock;
        mailbox = new Mailbox(options.limits().waitingBytes());
        store = new StoreHandle(options.location(), options.name());
        OpenSessions sessions = new OpenSessions(new Redaction(options.rules()), () -> newId(random));
        thread = new DaemonThreads("bottlenose-recorder")
                .newThread(new RecorderLoop(mailbox, store, sessions, options.limits(), clock, status));
    }

    /** What is recorded. */
    public Recordings recordings() {
        return new Recordings(store::get);
    }

    @Override
    public AppRecording connected(RecordedApp app) {
        return new LiveRecording(recordings.incrementAndGet(), app, mailbox, clock);
    }

    @Override
    public void close() {
        mailbox.close();
        try {
            thread.join(CLOSED_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }

    private static String newId(SecureRandom random) {
        StringBuilder id = new StringBuilder();
        long bits = random.nextLong();
        for (int shift = 0; shift < ID_BITS; shift += 5) {
            id.append(ID_DIGITS.charAt((int) (bits >>> shift) & 31));
        }
        return id.toString();
    }
}
