package dev.bottlenose.protocol;

import java.util.Locale;

/**
 * An app's identity towards front ends: {@code escape(app)#os#device#device_id}, as the original writes it. One connection
 * has it at a time.
 */
public record ClientId(String value) {
    private static final String LITERAL = "@*_+-./";

    public static ClientId of(ClientQuery query) {
        return new ClientId(
                escape(query.displayName()) + "#" + query.os() + "#" + query.device() + "#" + query.deviceId());
    }

    @Override
    public String toString() {
        return value;
    }

    /** JavaScript's old {@code escape}: not URL encoding. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 128 && (Character.isLetterOrDigit(unit) || LITERAL.indexOf(unit) >= 0)) {
                escaped.append(unit);
            } else {
                escaped.append(String.format(Locale.ROOT, unit < 256 ? "%%%02X" : "%%u%04X", (int) unit));
            }
        }
        return escaped.toString();
    }
}
