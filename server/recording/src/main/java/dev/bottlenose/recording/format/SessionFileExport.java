package dev.bottlenose.recording.format;

import dev.bottlenose.recording.entry.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Writes a session file ({@code .bottlenose}): {@link JsonLinesExport}, compressed with gzip. */
public final class SessionFileExport implements SessionExport {
    private static final int BUFFER_BYTES = 1 << 16;

    private final GZIPOutputStream compressed;
    private final JsonLinesExport lines;

    public SessionFileExport(SessionHeader header, OutputStream out) throws IOException {
        compressed = new GZIPOutputStream(out, BUFFER_BYTES);
        lines = new JsonLinesExport(header, compressed);
    }

    @Override
    public void add(Entry entry) throws IOException {
        lines.add(entry);
    }

    @Override
    public void finish() throws IOException {
        lines.finish();
        compressed.finish();
        compressed.flush();
    }
}
