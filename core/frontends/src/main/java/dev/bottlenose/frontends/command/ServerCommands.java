package dev.bottlenose.frontends.command;

import dev.bottlenose.frontends.description.AuthorityDescription;
import dev.bottlenose.frontends.description.ConnectivityNote;
import dev.bottlenose.frontends.description.DiagnosisDescription;
import dev.bottlenose.frontends.description.IssuedPairingCode;
import dev.bottlenose.frontends.description.JsonForms;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.frontends.description.PairingCodeDescription;
import dev.bottlenose.frontends.description.ServerStateDescription;
import dev.bottlenose.frontends.description.SetupDescription;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.List;

/** Commands about the server itself, its certificates, its pairing codes and its access. */
public final class ServerCommands {
    public static final Command<Nothing, ServerStateDescription> STATE =
            new Command<>("get-server-state", Arguments.NONE, ServerStateDescription.FORM);

    /** What the server runs on. */
    public static final Command<Nothing, JsonObject> ENVIRONMENT =
            new Command<>("environment-info", Arguments.NONE, JsonForms.OBJECT);

    public static final Command<ConnectivityReport, Nothing> LOG_CONNECTIVITY =
            new Command<>("log-connectivity-event", ConnectivityReport.ARGUMENTS, JsonForms.NOTHING);

    /** Ends the server, which does not answer any more. */
    public static final Command<Nothing, Nothing> SHUTDOWN =
            new Command<>("shutdown", Arguments.NONE, JsonForms.NOTHING);

    /** The latest lines of {@code connectivity-troubleshoot-log}, oldest first. */
    public static final Command<Nothing, List<ConnectivityNote>> CONNECTIVITY_NOTES =
            new Command<>("bottlenose-connectivity-notes", Arguments.NONE, JsonForms.list(ConnectivityNote.FORM));

    /** Why apps failed to connect, oldest first. */
    public static final Command<Nothing, List<DiagnosisDescription>> DIAGNOSES =
            new Command<>("bottlenose-diagnoses", Arguments.NONE, JsonForms.list(DiagnosisDescription.FORM));

    /** Removes a diagnosis, by its id. */
    public static final Command<Integer, Nothing> DISMISS_DIAGNOSIS =
            new Command<>("bottlenose-dismiss-diagnosis", Arguments.INTEGER, JsonForms.NOTHING);

    /** The apps on their way to a connection, and those that connected or failed lately. */
    public static final Command<Nothing, List<SetupDescription>> SETUPS =
            new Command<>("bottlenose-setups", Arguments.NONE, JsonForms.list(SetupDescription.FORM));

    public static final Command<Nothing, AuthorityDescription> CERTIFICATES =
            new Command<>("bottlenose-certificates", Arguments.NONE, AuthorityDescription.FORM);

    /** Replaces the certificate authority and ends the connections that have certificates; apps then pair again. */
    public static final Command<Nothing, AuthorityDescription> ROTATE_CERTIFICATES =
            new Command<>("bottlenose-rotate-certificates", Arguments.NONE, AuthorityDescription.FORM);

    /** Issues a pairing code. */
    public static final Command<PairingCodeRequest, IssuedPairingCode> PAIR =
            new Command<>("bottlenose-pair", PairingCodeRequest.ARGUMENTS, IssuedPairingCode.FORM);

    public static final Command<Nothing, List<PairingCodeDescription>> PAIRING_CODES =
            new Command<>("bottlenose-pairing-codes", Arguments.NONE, JsonForms.list(PairingCodeDescription.FORM));

    /** Takes the id of the code. */
    public static final Command<Integer, Nothing> REVOKE_PAIRING_CODE =
            new Command<>("bottlenose-revoke-pairing-code", Arguments.INTEGER, JsonForms.NOTHING);

    /** A new address of the page, which admits one browser, once, for some minutes. */
    public static final Command<Nothing, String> PAGE_ADDRESS =
            new Command<>("bottlenose-page-address", Arguments.NONE, JsonForms.STRING);

    /** Replaces the token that front ends show, and the keys of browsers; who is connected stays connected. */
    public static final Command<Nothing, Nothing> ROTATE_TOKEN =
            new Command<>("bottlenose-rotate-token", Arguments.NONE, JsonForms.NOTHING);

    static final List<Command<?, ?>> ALL = List.of(
            STATE,
            ENVIRONMENT,
            LOG_CONNECTIVITY,
            SHUTDOWN,
            CONNECTIVITY_NOTES,
            DIAGNOSES,
            DISMISS_DIAGNOSIS,
            SETUPS,
            CERTIFICATES,
            ROTATE_CERTIFICATES,
            PAIR,
            PAIRING_CODES,
            REVOKE_PAIRING_CODE,
            PAGE_ADDRESS,
            ROTATE_TOKEN);

    private ServerCommands() {}
}
