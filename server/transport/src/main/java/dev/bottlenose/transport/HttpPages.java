package dev.bottlenose.transport;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Answers requests that do not become a link. Must not block for long. */
public interface HttpPages {
    /** The answer to a {@code GET}; {@code HEAD} gets the same without its body. */
    Answer get(UpgradeRequest request);

    /** An HTTP answer. */
    final class Answer {
        private final int status;
        private final String contentType;
        private final byte[] body;
        private final Map<String, String> headers;

        /**
         * Puts an answer together.
         *
         * @param body shared, not copied
         * @param headers beside {@code Content-Type} and {@code Content-Length}
         */
        public Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
            this.status = status;
            this.contentType = contentType;
            this.body = body;
            this.headers = Map.copyOf(headers);
        }

        public static Answer text(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        /** The same with these headers too, where it does not have them. */
        public Answer withHeaders(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(more);
            all.putAll(headers);
            return new Answer(status, contentType, body, all);
        }

        int status() {
            return status;
        }

        String contentType() {
            return contentType;
        }

        byte[] body() {
            return body;
        }

        Map<String, String> headers() {
            return headers;
        }
    }
}
