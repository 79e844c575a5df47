package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a search has found so far, the latest first.
 *
 * @param next where to continue, as the server wrote it; empty if everything was searched
 * @param reached the time that the search has reached
 */
public record SearchPage(List<Hit> hits, Optional<JsonObject> next, Optional<Instant> reached) {
    public static final JsonForm<SearchPage> FORM = JsonForm.of(SearchPage::toJson, SearchPage::read);

    /**
     * An entry that matches.
     *
     * @param session its id
     */
    public record Hit(String session, RecordedEntry entry) {
        static final JsonForm<Hit> FORM = Member.object(
                Member.of("session", JsonForms.STRING, Hit::session),
                Member.of("entry", RecordedEntry.FORM, Hit::entry),
                Hit::new);
    }

    private static final JsonForm<List<Hit>> HITS = JsonForms.list(Hit.FORM);

    public SearchPage {
        hits = List.copyOf(hits);
    }

    private JsonObject toJson() {
        return Json.object()
                .put("hits", HITS.write(hits))
                .putIfPresent("next", next)
                .putIfPresent("reached", reached.map(Instant::toString))
                .build();
    }

    private static SearchPage read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new SearchPage(
                members.member("hits", HITS),
                members.optionalMember("next", JsonForms.OBJECT),
                members.optionalString("reached").isPresent()
                        ? Optional.of(members.instant("reached"))
                        : Optional.empty());
    }
}
