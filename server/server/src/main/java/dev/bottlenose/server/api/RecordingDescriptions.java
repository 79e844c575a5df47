package dev.bottlenose.server.api;

import dev.bottlenose.frontends.description.QueryDescription;
import dev.bottlenose.frontends.description.RecordedEntry;
import dev.bottlenose.frontends.description.RecordedPage;
import dev.bottlenose.frontends.description.SearchPage;
import dev.bottlenose.frontends.description.SessionDescription;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.recording.RecordingSearch;
import dev.bottlenose.recording.Recordings;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.RecordedApp;
import dev.bottlenose.recording.entry.SessionSummary;
import dev.bottlenose.recording.store.SessionStore;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** How front ends see recordings. */
final class RecordingDescriptions {
    private RecordingDescriptions() {}

    static SessionDescription of(SessionSummary session) {
        return new SessionDescription(
                session.id(),
                session.app().clientId(),
                query(session.app()),
                Instant.ofEpochMilli(session.started()),
                Instant.ofEpochMilli(session.last()),
                session.ended().isEmpty(),
                session.entries(),
                new SessionDescription.Size(
                        session.sizes().raw(), session.sizes().stored()),
                session.plugins(),
                session.kept(),
                session.name());
    }

    static RecordedPage of(Recordings.Page page) {
        return new RecordedPage(
                page.entries().stream().map(RecordingDescriptions::of).toList(), page.next(), page.more());
    }

    static SearchPage of(RecordingSearch.Result result) {
        return new SearchPage(
                result.hits().stream()
                        .map(hit -> new SearchPage.Hit(hit.session().id(), of(hit.entry())))
                        .toList(),
                result.next().map(RecordingDescriptions::of),
                result.next().map(place -> Instant.ofEpochMilli(place.block().time())));
    }

    /** Where a search continues, as {@link #of(RecordingSearch.Result)} wrote it. */
    static RecordingSearch.Place place(JsonObject json) {
        return new RecordingSearch.Place(
                new SessionStore.Cursor(
                        json.integer("time").orElse(0), json.integer("block").orElse(0)),
                json.integer("position").orElse(0));
    }

    private static JsonObject of(RecordingSearch.Place place) {
        return Json.object()
                .put("time", place.block().time())
                .put("block", place.block().number())
                .put("position", place.position())
                .build();
    }

    private static RecordedEntry of(Entry entry) {
        return new RecordedEntry(
                entry.position(),
                Instant.ofEpochMilli(entry.time()),
                entry.kind().wireName(),
                entry.plugin(),
                entry.text().toString());
    }

    /** A recording of another version may lack something. */
    private static QueryDescription query(RecordedApp app) {
        try {
            return QueryDescription.FORM.read(app.query());
        } catch (MalformedJsonException e) {
            return new QueryDescription(
                    app.query().string("app").orElse(app.clientId()),
                    Optional.empty(),
                    "",
                    "",
                    "",
                    OptionalLong.empty(),
                    Optional.empty(),
                    false);
        }
    }
}
