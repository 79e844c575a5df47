package dev.bottlenose.recording;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.block.BlockCodec;
import dev.bottlenose.recording.block.EntryBuffer;
import dev.bottlenose.recording.entry.EntryKind;
import dev.bottlenose.recording.entry.RecordedApp;
import java.time.Clock;

/** The recording of one connected app: copies its messages into a buffer, and hands full buffers over. */
final class LiveRecording implements AppRecording {
    /** What an entry takes besides its text, in bytes. */
    private static final int ENTRY_BYTES = 16;

    private final long number;
    private final RecordedApp app;
    private final Mailbox mailbox;
    private final Clock clock;
    private final Runnable finish = this::handOver;
    private EntryBuffer entries = new EntryBuffer();
    private long reserved;
    private long missing;
    private boolean ended;

    LiveRecording(long number, RecordedApp app, Mailbox mailbox, Clock clock) {
        this.number = number;
        this.app = app;
        this.mailbox = mailbox;
        this.clock = clock;
        mailbox.add(task(false));
    }

    @Override
    public synchronized void add(EntryKind kind, String plugin, JsonText text) {
        if (ended) {
            return;
        }
        long bytes = (long) text.size() + ENTRY_BYTES;
        if (!mailbox.reserve(bytes)) {
            missing++;
            return;
        }
        boolean first = entries.isEmpty();
        addGap();
        entries.add(clock.millis(), kind, plugin, text);
        reserved += bytes;
        if (entries.bytes() >= BlockCodec.BLOCK_BYTES) {
            handOver();
        } else if (first) {
            mailbox.announce(finish);
        }
    }

    @Override
    public synchronized void disconnected() {
        if (!ended) {
            ended = true;
            addGap();
            mailbox.add(task(true));
        }
    }

    private synchronized void handOver() {
        if (!entries.isEmpty() && !ended) {
            mailbox.add(task(false));
        }
    }

    private void addGap() {
        if (missing > 0) {
            entries.add(
                    clock.millis(),
                    EntryKind.GAP,
                    "",
                    Json.object().put("missing", missing).toText());
            missing = 0;
        }
    }

    private RecordingTask task(boolean last) {
        RecordingTask task = new RecordingTask(number, app, entries, reserved, clock.millis(), last);
        entries = new EntryBuffer();
        reserved = 0;
        return task;
    }
}
