package dev.bottlenose.protocol.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Bytes of UTF-8 as a string literal. Source: RFC 8259, section 7. */
final class Quotation {
    private static final byte[] QUOTE = {'"'};
    private static final byte[][] ESCAPES = escapes();

    private Quotation() {}

    /** How many bytes the literal has. */
    static int size(byte[] utf8) {
        long size = utf8.length + 2L;
        int next = PlainRun.endOfUnescaped(utf8, 0, utf8.length);
        while (next < utf8.length) {
            size += ESCAPES[utf8[next]].length - 1;
            next = PlainRun.endOfUnescaped(utf8, next + 1, utf8.length);
        }
        return Math.toIntExact(size);
    }

    static void write(byte[] utf8, ByteSink sink) {
        sink.put(QUOTE, 0, 1);
        writeContent(utf8, sink);
        sink.put(QUOTE, 0, 1);
    }

    /** Without the quotes around it. */
    static void writeContent(byte[] utf8, ByteSink sink) {
        int from = 0;
        while (true) {
            int end = PlainRun.endOfUnescaped(utf8, from, utf8.length);
            sink.put(utf8, from, end);
            if (end == utf8.length) {
                break;
            }
            byte[] escape = ESCAPES[utf8[end]];
            sink.put(escape, 0, escape.length);
            from = end + 1;
        }
    }

    /** By the ASCII character; empty where there is nothing to escape. */
    private static byte[][] escapes() {
        byte[][] escapes = new byte[128][];
        for (int c = 0; c < escapes.length; c++) {
            escapes[c] = (switch (c) {
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        default -> c < ' ' ? "\\u00" + (char) ('0' + c / 16) + Character.forDigit(c % 16, 16) : "";
                    })
                    .getBytes(US_ASCII);
        }
        return escapes;
    }
}
