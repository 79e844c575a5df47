package dev.bottlenose.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.EntryKind;
import dev.bottlenose.recording.entry.RecordedApp;
import dev.bottlenose.recording.redaction.RedactionRules;
import dev.bottlenose.recording.store.StoreLocation;
import dev.bottlenose.wire.Fault;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that records is killed at any instant. */
final class KilledRecorderTest {
    private static final int KILLS = 5;

    @TempDir
    private Path home;

    @Test
    void whatWasStoredIsThereAfterEveryKillOnceAndInOrder() throws Exception {
        Random random = new Random(1);
        long known = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            known = Math.max(known, runUntil(known + 1 + random.nextInt(20_000), known));

            assertThat(storedInOrder()).as("after kill %s", kill).isGreaterThanOrEqualTo(known);
            known = storedInOrder();
        }
    }

    /** Runs until it reports so many entries as stored, kills it, and returns the latest number that it reported. */
    private long runUntil(long enough, long first) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Recording.class.getName(),
                        home.toString(),
                        Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long reported = first;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String line = lines.readLine();
            while (line != null && reported < enough) {
                reported = Long.parseLong(line);
                line = lines.readLine();
            }
            assertThat(line).as("the process ended by itself").isNotNull();
        } finally {
            process.destroyForcibly().waitFor();
        }
        return reported;
    }

    private long storedInOrder() throws Exception {
        try (StoreRecorder recorder = open(home)) {
            String session = recorder.recordings().sessions().get(0).id();
            assertThat(recorder.recordings().sessions()).hasSize(1);
            long expected = 0;
            Recordings.Page page = new Recordings.Page(List.of(), 0, true);
            while (page.more()) {
                page = recorder.recordings().from(session, page.next(), Optional.empty(), 10_000);
                for (Entry entry : page.entries()) {
                    assertThat(entry.text()).isEqualTo(JsonText.of("{\"n\":" + expected + "}"));
                    expected++;
                }
            }
            return expected;
        }
    }

    static StoreRecorder open(Path home) {
        return StoreRecorder.start(
                new StoreRecorder.Options(
                        StoreLocation.directory(home), "test", RecorderLimits.DEFAULT, RedactionRules.DEFAULT),
                Clock.systemUTC(),
                new SecureRandom(),
                new RecorderStatus() {
                    @Override
                    public void failed(Fault fault) {
                        throw new IllegalStateException(fault.toString());
                    }

                    @Override
                    public void recovered() {}
                });
    }

    /** The process: records numbers, and prints how many are stored. */
    static final class Recording {
        private Recording() {}

        public static void main(String[] arguments) throws Exception {
            StoreRecorder recorder = open(Path.of(arguments[0]));
            long next = Long.parseLong(arguments[1]);
            RecordedApp app =
                    new RecordedApp("Killed", Json.object().put("app", "Killed").build());
            AppRecording recording = recorder.connected(app);
            while (true) {
                for (int i = 0; i < 200; i++) {
                    recording.add(EntryKind.MESSAGE, "P", JsonText.of("{\"n\":" + next++ + "}"));
                }
                System.out.println(recorder.recordings().sessions().stream()
                        .mapToLong(session -> session.entries())
                        .sum());
            }
        }
    }
}
