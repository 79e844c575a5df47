package dev.bottlenose.sdk.network.servlet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Character encodings by name. */
final class Charsets {
    private Charsets() {}

    /** Falls back to ISO 8859-1, the default of the Servlet specification. */
    static Charset of(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.ISO_8859_1 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
