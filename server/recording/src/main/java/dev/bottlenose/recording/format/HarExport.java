package dev.bottlenose.recording.format;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.EntryKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the requests of a session's network plugin as HAR 1.2. A request is written once its response is complete; those
 * without one come last, with the status 0.
 */
public final class HarExport implements SessionExport {
    private static final String NETWORK = "Network";

    private final OutputStream out;
    private final Map<String, HarExchange> unanswered = new LinkedHashMap<>();
    private String separator = "\n";

    /** @param version of the program, for the file's {@code creator} */
    public HarExport(String version, OutputStream out) throws IOException {
        this.out = out;
        write("{\"log\":{\"version\":\"1.2\",\"creator\":"
                + Json.object()
                        .put("name", "Bottlenose")
                        .put("version", version)
                        .build() + ",\"entries\":[");
    }

    @Override
    public void add(Entry entry) throws IOException {
        if (!entry.plugin().equals(NETWORK) || entry.kind() != EntryKind.MESSAGE) {
            return;
        }
        Optional<JsonObject> call = execute(entry.text());
        Optional<JsonObject> params = call.flatMap(message -> message.object("params"));
        Optional<String> id = params.flatMap(HarExport::id);
        if (id.isPresent()) {
            add(call.flatMap(message -> message.string("method")).orElse(""), id.get(), params.get());
        }
    }

    @Override
    public void finish() throws IOException {
        for (HarExchange exchange : unanswered.values()) {
            write(exchange);
        }
        write("\n]}}\n");
        out.flush();
    }

    private void add(String method, String id, JsonObject params) throws IOException {
        switch (method) {
            case "newRequest" -> {
                // Later ones of the same id change the request.
                unanswered.put(id, new HarExchange(params));
            }
            case "newResponse", "partialResponse" -> {
                HarExchange exchange = unanswered.get(id);
                if (exchange != null && exchange.addResponse(params)) {
                    unanswered.remove(id);
                    write(exchange);
                }
            }
            default -> {
                // No other method is about requests.
            }
        }
    }

    private void write(HarExchange exchange) throws IOException {
        write(separator);
        separator = ",\n";
        out.write(exchange.toJson().toText().bytes());
    }

    private void write(String json) throws IOException {
        out.write(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> id(JsonObject params) {
        return params.string("id").or(() -> params.number("id").map(Object::toString));
    }

    /** The {@code params} of an {@code execute}: {@code {api, method, params}}. */
    private static Optional<JsonObject> execute(JsonText message) {
        try {
            return Json.parseObject(message).object("params");
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
