package dev.bottlenose.sdk.network.servlet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Encodings by the names that containers give them. */
final class Charsets {
    private Charsets() {}

    /** ISO 8859-1, the default of the Servlet specification, for what is not known. */
    static Charset of(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.ISO_8859_1 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
