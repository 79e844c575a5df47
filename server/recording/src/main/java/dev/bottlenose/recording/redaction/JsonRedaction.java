package dev.bottlenose.recording.redaction;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonString;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces secrets in values. Immutable. */
final class JsonRedaction {
    /** A parameter or a header in a text. It does not start within a word, so that the search takes linear time. */
    private static final Pattern PARAMETER =
            Pattern.compile("(?<![A-Za-z0-9_.\\-])([A-Za-z0-9_.\\-]{1,100}+)(\\s?[:=]\\s?)"
                    + "((?:Bearer|Basic|Digest)\\s+)?([^\\s&#\"'<>;,]+)");

    /** The members that name an entry of a list, such as a header, whose value is in the member {@code value}. */
    private static final List<String> NAMING = List.of("key", "name", "header");

    private static final String VALUE = "value";
    private static final JsonString REDACTED = new JsonString(RedactionRules.MARK);

    private final RedactionRules rules;

    JsonRedaction(RedactionRules rules) {
        this.rules = rules;
    }

    Json redact(Json value) {
        return value instanceof JsonObject object ? redactObject(object) : redactElements(value);
    }

    private Json redactElements(Json value) {
        return value instanceof JsonArray array
                ? new JsonArray(array.elements().stream().map(this::redact).toList())
                : redactString(value);
    }

    private Json redactString(Json value) {
        return value instanceof JsonString string ? new JsonString(redactText(string.value())) : value;
    }

    /** Redacts a text that is JSON, or a form, an address, a line of a log. */
    String redactText(String text) {
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            try {
                Json inner = Json.parse(JsonText.of(text));
                Json redacted = redact(inner);
                return redacted.equals(inner) ? text : redacted.toString();
            } catch (MalformedJsonException e) {
                return redactParameters(text);
            }
        }
        return redactParameters(text);
    }

    private Json redactObject(JsonObject object) {
        boolean namesSecret =
                NAMING.stream().map(object::string).flatMap(Optional::stream).anyMatch(rules::covers);
        List<String> columns = object.array("columns").map(JsonArray::strings).orElse(List.of());
        Map<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> {
            if (rules.covers(name) || (namesSecret && name.equals(VALUE))) {
                members.put(name, withoutContent(value));
            } else if (name.equals("values") && value instanceof JsonArray rows && !columns.isEmpty()) {
                members.put(name, redactRows(columns, rows));
            } else {
                members.put(name, redact(value));
            }
        });
        return new JsonObject(members);
    }

    /** Rows of a database's table. */
    private Json redactRows(List<String> columns, JsonArray rows) {
        List<Json> redacted = new ArrayList<>();
        for (Json row : rows.elements()) {
            if (row instanceof JsonArray cells && cells.elements().size() == columns.size()) {
                List<Json> safe = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    Json cell = cells.elements().get(i);
                    safe.add(rules.covers(columns.get(i)) ? withoutContent(cell) : redact(cell));
                }
                redacted.add(new JsonArray(safe));
            } else {
                redacted.add(redact(row));
            }
        }
        return new JsonArray(redacted);
    }

    private static Json withoutContent(Json value) {
        return value instanceof JsonNull ? value : REDACTED;
    }

    private String redactParameters(String text) {
        Matcher matcher = PARAMETER.matcher(text);
        StringBuilder redacted = new StringBuilder();
        while (matcher.find()) {
            if (rules.covers(matcher.group(1))) {
                String scheme = matcher.group(3);
                matcher.appendReplacement(
                        redacted,
                        Matcher.quoteReplacement(matcher.group(1)
                                + matcher.group(2)
                                + (scheme == null ? "" : scheme)
                                + RedactionRules.MARK));
            }
        }
        return matcher.appendTail(redacted).toString();
    }
}
