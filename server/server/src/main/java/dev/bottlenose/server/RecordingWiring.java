package dev.bottlenose.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.recording.Recorder;
import dev.bottlenose.recording.RecorderStatus;
import dev.bottlenose.recording.Recordings;
import dev.bottlenose.recording.StoreRecorder;
import dev.bottlenose.recording.redaction.RedactionRules;
import dev.bottlenose.recording.store.StoreLocation;
import dev.bottlenose.server.api.RecordingOperations;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.threads.DaemonThreads;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Wires the recorder, and reports its faults to the developer. */
final class RecordingWiring {
    /** Searches use the processor only; more would take it from apps. */
    private static final int SEARCHERS = 2;

    /** Waiting for a disk or a database; more would only wait for the same one. */
    private static final int READERS = 3;

    final Recorder recorder;
    private final Optional<Recordings> recordings;
    private final AtomicReference<Optional<Fault>> fault = new AtomicReference<>(Optional.empty());
    private final ServerContext context;

    /** @throws IOException if the rules for secrets cannot be read, or are malformed */
    RecordingWiring(ServerContext context) throws IOException {
        this.context = context;
        RecordingOptions options = context.options().recording();
        if (!options.enabled()) {
            recorder = Recorder.NONE;
            recordings = Optional.empty();
            return;
        }
        Home home = context.options().home();
        StoreLocation location = options.shared().orElseGet(() -> StoreLocation.directory(home.recordings()));
        String name = options.shared().isPresent() ? hostName() + ":" + home.directory() : "server";
        StoreRecorder started = StoreRecorder.start(
                new StoreRecorder.Options(location, name, options.limits(), rules(home.redaction())),
                context.options().clock(),
                context.random(),
                new Status(context.feed()));
        recorder = context.closer().add(started);
        recordings = Optional.of(started.recordings());
    }

    RecordingOperations operations() {
        ExecutorService readers =
                context.closer().add(Executors.newFixedThreadPool(READERS, new DaemonThreads("bottlenose-recordings")));
        ExecutorService searchers =
                context.closer().add(Executors.newFixedThreadPool(SEARCHERS, new DaemonThreads("bottlenose-search")));
        return new RecordingOperations(recordings, fault::get, readers, searchers);
    }

    private static RedactionRules rules(Path file) throws IOException {
        if (!Files.exists(file)) {
            return RedactionRules.DEFAULT;
        }
        try {
            return RedactionRules.read(Files.readAllLines(file, UTF_8));
        } catch (IllegalArgumentException e) {
            throw new MalformedRulesException(file, e);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private final class Status implements RecorderStatus {
        private final EventFeed feed;

        Status(EventFeed feed) {
            this.feed = feed;
        }

        @Override
        public void failed(Fault reason) {
            fault.set(Optional.of(reason));
            feed.publish(new ServerEvent.Notified(Level.ERROR, "Recording", reason.toString()));
        }

        @Override
        public void recovered() {
            fault.set(Optional.empty());
            feed.publish(new ServerEvent.Notified(Level.INFO, "Recording", "Recording continues."));
        }
    }
}
