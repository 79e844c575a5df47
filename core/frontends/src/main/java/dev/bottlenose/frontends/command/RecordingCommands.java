package dev.bottlenose.frontends.command;

import dev.bottlenose.frontends.description.FaultForm;
import dev.bottlenose.frontends.description.JsonForms;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.frontends.description.RecordedPage;
import dev.bottlenose.frontends.description.SearchPage;
import dev.bottlenose.frontends.description.SessionDescription;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.Optional;

/** Commands about recorded sessions. */
public final class RecordingCommands {
    /** All sessions, the latest first. */
    public static final Command<Nothing, List<SessionDescription>> SESSIONS =
            new Command<>("bottlenose-sessions", Arguments.NONE, JsonForms.list(SessionDescription.FORM));

    /** Exempts a session from automatic deletion. */
    public static final Command<SessionName, Nothing> KEEP =
            new Command<>("bottlenose-keep-session", SessionName.ARGUMENTS, JsonForms.NOTHING);

    /** Takes the id of a session. */
    public static final Command<String, Nothing> DELETE =
            new Command<>("bottlenose-delete-session", Arguments.STRING, JsonForms.NOTHING);

    public static final Command<RecordedRange, RecordedPage> ENTRIES =
            new Command<>("bottlenose-session-entries", RecordedRange.ARGUMENTS, RecordedPage.FORM);

    /** Searches for a moment; the answer has where to continue. */
    public static final Command<RecordingQuery, SearchPage> SEARCH =
            new Command<>("bottlenose-search", RecordingQuery.ARGUMENTS, SearchPage.FORM);

    /** Why nothing is recorded; empty if all is well, or recording is turned off. */
    public static final Command<Nothing, Optional<Fault>> FAULT =
            new Command<>("bottlenose-recording-fault", Arguments.NONE, JsonForms.optional(FaultForm.FORM));

    static final List<Command<?, ?>> ALL = List.of(SESSIONS, KEEP, DELETE, ENTRIES, SEARCH, FAULT);

    private RecordingCommands() {}
}
