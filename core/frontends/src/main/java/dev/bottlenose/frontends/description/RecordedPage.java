package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.List;

/**
 * Some entries of a recorded session.
 *
 * @param next the position to continue with
 * @param more whether there may be more
 */
public record RecordedPage(List<RecordedEntry> entries, long next, boolean more) {
    public static final JsonForm<RecordedPage> FORM = JsonForm.of(RecordedPage::toJson, RecordedPage::read);

    private static final JsonForm<List<RecordedEntry>> ENTRIES = JsonForms.list(RecordedEntry.FORM);

    public RecordedPage {
        entries = List.copyOf(entries);
    }

    private JsonObject toJson() {
        return Json.object()
                .put("entries", ENTRIES.write(entries))
                .put("next", next)
                .put("more", more)
                .build();
    }

    private static RecordedPage read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new RecordedPage(
                members.member("entries", ENTRIES),
                members.optionalInteger("next").orElse(0),
                members.flag("more"));
    }
}
