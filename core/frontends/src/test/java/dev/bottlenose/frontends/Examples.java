package dev.bottlenose.frontends;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.Command;
import dev.bottlenose.frontends.command.DeviceCommands;
import dev.bottlenose.frontends.command.PageCommands;
import dev.bottlenose.frontends.command.RecordingCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.AppIdentity;
import dev.bottlenose.frontends.description.AuthorityDescription;
import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.description.ConnectivityNote;
import dev.bottlenose.frontends.description.CrashDescription;
import dev.bottlenose.frontends.description.DeviceDescription;
import dev.bottlenose.frontends.description.DeviceHistoryDescription;
import dev.bottlenose.frontends.description.DeviceLogLine;
import dev.bottlenose.frontends.description.DiagnosisDescription;
import dev.bottlenose.frontends.description.IssuedPairingCode;
import dev.bottlenose.frontends.description.LargeMessage;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.description.MessagePart;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.frontends.description.PairingCodeDescription;
import dev.bottlenose.frontends.description.QueryDescription;
import dev.bottlenose.frontends.description.RecordedEntry;
import dev.bottlenose.frontends.description.RecordedPage;
import dev.bottlenose.frontends.description.SearchPage;
import dev.bottlenose.frontends.description.ServerStateDescription;
import dev.bottlenose.frontends.description.SessionDescription;
import dev.bottlenose.frontends.description.SetupDescription;
import dev.bottlenose.frontends.description.SimulatorDescription;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An event of every kind, with and without what is optional, and an answer to every command. */
public final class Examples {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    static final DeviceDescription PHONE =
            new DeviceDescription("emulator-5554", "Pixel 8", "Android", "emulator", true, true);
    static final AppIdentity IDENTITY = new AppIdentity("Shop", "Android", "Pixel 8");
    static final QueryDescription QUERY = new QueryDescription(
            "Shop",
            Optional.of("com.example.shop"),
            "Android",
            "Pixel 8",
            "emulator-5554",
            OptionalLong.of(4),
            Optional.of("FS_ACCESS"),
            false);
    static final QueryDescription SHORT_QUERY = new QueryDescription(
            "Page", Optional.empty(), "Browser", "Chrome", "", OptionalLong.empty(), Optional.of("NONE"), false);
    static final ClientDescription CLIENT = new ClientDescription(
            "Shop#Android#Pixel%208#emulator-5554", QUERY, List.of("Databases", "Network"), List.of("Network"), 1);
    static final ClientDescription SECOND_CLIENT = new ClientDescription(
            "Shop%20%282%29#Android#Pixel%208#emulator-5554", QUERY.overRSocket(), List.of(), List.of(), 2);
    static final DeviceLogLine LOG_LINE =
            new DeviceLogLine(TIME, "warn", 12, 34, Optional.of("com.example.shop"), "OkHttp", "A line \"quoted\".");
    static final CrashDescription CRASH = new CrashDescription(
            "NullPointerException", "Attempt to read", Optional.of("at Shop.open(Shop.java:7)"), Optional.of(TIME));
    static final CrashDescription SHORT_CRASH =
            new CrashDescription("SIGSEGV", "unknown", Optional.empty(), Optional.empty());
    static final Fault FAULT = new Fault("csr-mismatch", "The directory holds another request.", "start the app again");
    static final ConnectivityNote NOTE = new ConnectivityNote(
            TIME,
            Level.ERROR,
            Optional.of(new ConnectivityNote.Subject("Shop", "Android", "Pixel 8", "FS_ACCESS")),
            FAULT.toString());
    static final ConnectivityNote NOTE_OF_UNKNOWN_APP =
            new ConnectivityNote(TIME, Level.INFO, Optional.empty(), "An app connected.");
    static final PairingCodeDescription CODE = new PairingCodeDescription(7, TIME, 3, 1);

    static final SessionDescription SESSION = new SessionDescription(
            "a1b2c3",
            CLIENT.id(),
            QUERY,
            TIME,
            TIME,
            false,
            8,
            new SessionDescription.Size(2000, 400),
            List.of("Network"),
            true,
            Optional.of("checkout bug"));
    static final RecordedEntry ENTRY = new RecordedEntry(7, TIME, "message", "Network", "{\"method\":\"execute\"}");

    /** A command and what it may return. */
    public record Answer<O>(Command<?, O> command, O value) {
        public Json json() {
            return command.answer().write(value);
        }
    }

    private Examples() {}

    public static List<ServerEvent> events() {
        return List.of(
                new ServerEvent.StateChanged("started"),
                new ServerEvent.Notified(Level.WARNING, "Certificates", "They were renewed."),
                new ServerEvent.DeviceConnected(PHONE),
                new ServerEvent.DeviceDisconnected(PHONE),
                new ServerEvent.DeviceRemoved(PHONE),
                new ServerEvent.DeviceLogged("emulator-5554", LOG_LINE),
                new ServerEvent.DeviceCrashed("emulator-5554", CRASH),
                new ServerEvent.DeviceCrashed("emulator-5554", SHORT_CRASH),
                new ServerEvent.SetupStarted(IDENTITY),
                new ServerEvent.SetupStep(IDENTITY, "The certificate was issued."),
                new ServerEvent.SetupFailed(IDENTITY, Level.ERROR, FAULT),
                new ServerEvent.SecretExchanged(IDENTITY, "c2VjcmV0"),
                new ServerEvent.ClientConnected(CLIENT.id(), QUERY),
                new ServerEvent.ClientConnected("Page#Browser#Chrome#", SHORT_QUERY),
                new ServerEvent.ClientDisconnected(CLIENT.id()),
                new ServerEvent.MessageReceived(CLIENT.id(), JsonText.of("{\"method\":\"execute\"}")),
                new ServerEvent.ConnectivityLogged(List.of(NOTE)),
                new ServerEvent.ConnectivityLogged(List.of(NOTE_OF_UNKNOWN_APP)),
                new ServerEvent.FrontEndConnected(),
                new ServerEvent.PluginsListed(CLIENT.id(), CLIENT.plugins(), CLIENT.backgroundPlugins()),
                new ServerEvent.MessageWithheld(new LargeMessage(CLIENT.id(), "Network", 7_000_000_000L, 80_000_000)));
    }

    public static List<Answer<?>> answers() {
        JsonObject object = Json.object().put("name", "value").build();
        AuthorityDescription authority = new AuthorityDescription("AB:CD", "CN=Sonar", TIME, TIME, TIME);
        return List.of(
                new Answer<>(ServerCommands.STATE, new ServerStateDescription("started", "undefined")),
                new Answer<>(ServerCommands.ENVIRONMENT, object),
                new Answer<>(ServerCommands.LOG_CONNECTIVITY, Nothing.NOTHING),
                new Answer<>(ServerCommands.SHUTDOWN, Nothing.NOTHING),
                new Answer<>(ServerCommands.CONNECTIVITY_NOTES, List.of(NOTE, NOTE_OF_UNKNOWN_APP)),
                new Answer<>(ServerCommands.DIAGNOSES, List.of(new DiagnosisDescription(7, IDENTITY, FAULT, 2, TIME))),
                new Answer<>(ServerCommands.DISMISS_DIAGNOSIS, Nothing.NOTHING),
                new Answer<>(
                        ServerCommands.SETUPS,
                        List.of(new SetupDescription(
                                IDENTITY,
                                "issuing",
                                TIME,
                                List.of(new SetupDescription.Step(TIME, "Certificate requested"))))),
                new Answer<>(ServerCommands.CERTIFICATES, authority),
                new Answer<>(ServerCommands.ROTATE_CERTIFICATES, authority),
                new Answer<>(ServerCommands.PAIR, new IssuedPairingCode(CODE, "ABCD-EFGH", "<svg/>")),
                new Answer<>(ServerCommands.PAIRING_CODES, List.of(CODE)),
                new Answer<>(ServerCommands.REVOKE_PAIRING_CODE, Nothing.NOTHING),
                new Answer<>(ServerCommands.PAGE_ADDRESS, "http://localhost:52342/?ticket=once"),
                new Answer<>(ServerCommands.ROTATE_TOKEN, Nothing.NOTHING),
                new Answer<>(AppCommands.LIST, List.of(CLIENT, SECOND_CLIENT)),
                new Answer<>(AppCommands.FIND, Optional.of(CLIENT)),
                new Answer<>(AppCommands.FIND, Optional.empty()),
                new Answer<>(AppCommands.REQUEST, Nothing.NOTHING),
                new Answer<>(
                        AppCommands.REQUEST_RESPONSE,
                        Json.object().put("success", object).put("length", 28).build()),
                new Answer<>(AppCommands.DISCONNECTED, List.of(CLIENT)),
                new Answer<>(AppCommands.OPEN_HISTORY, Nothing.NOTHING),
                new Answer<>(AppCommands.MESSAGE_PART, new MessagePart("{\"method\":", OptionalLong.of(10))),
                new Answer<>(AppCommands.MESSAGE_PART, new MessagePart("\"m\"}", OptionalLong.empty())),
                new Answer<>(DeviceCommands.LIST, List.of(PHONE)),
                new Answer<>(DeviceCommands.FIND, Optional.of(PHONE)),
                new Answer<>(DeviceCommands.TAKE_SCREENSHOT, "iVBORw0KGgo="),
                new Answer<>(DeviceCommands.START_SCREEN_CAPTURE, Nothing.NOTHING),
                new Answer<>(DeviceCommands.STOP_SCREEN_CAPTURE, "/tmp/film.mp4"),
                new Answer<>(DeviceCommands.SHELL, "output"),
                new Answer<>(DeviceCommands.INSTALL_APP, Nothing.NOTHING),
                new Answer<>(DeviceCommands.OPEN_APP, Nothing.NOTHING),
                new Answer<>(DeviceCommands.NAVIGATE, Nothing.NOTHING),
                new Answer<>(DeviceCommands.CLEAR_LOG, Nothing.NOTHING),
                new Answer<>(DeviceCommands.FORWARD_PORT, true),
                new Answer<>(DeviceCommands.ANDROID_EMULATORS, List.of("Pixel_8")),
                new Answer<>(DeviceCommands.LAUNCH_ANDROID_EMULATOR, Nothing.NOTHING),
                new Answer<>(DeviceCommands.KILL_ADB, Nothing.NOTHING),
                new Answer<>(DeviceCommands.KILL_IDB, Nothing.NOTHING),
                new Answer<>(
                        DeviceCommands.IOS_SIMULATORS,
                        List.of(new SimulatorDescription("A1", "iPhone 15", "emulator", "booted", "iOS 17.2"))),
                new Answer<>(DeviceCommands.LAUNCH_IOS_SIMULATOR, Nothing.NOTHING),
                new Answer<>(DeviceCommands.LAUNCH_IOS_APP, Nothing.NOTHING),
                new Answer<>(DeviceCommands.FAULTS, List.of(FAULT)),
                new Answer<>(
                        DeviceCommands.HISTORY,
                        new DeviceHistoryDescription(List.of(LOG_LINE), List.of(CRASH, SHORT_CRASH))),
                new Answer<>(DeviceCommands.FORGET_LOG, Nothing.NOTHING),
                new Answer<>(RecordingCommands.SESSIONS, List.of(SESSION)),
                new Answer<>(RecordingCommands.KEEP, Nothing.NOTHING),
                new Answer<>(RecordingCommands.DELETE, Nothing.NOTHING),
                new Answer<>(RecordingCommands.ENTRIES, new RecordedPage(List.of(ENTRY), 8, true)),
                new Answer<>(
                        RecordingCommands.SEARCH,
                        new SearchPage(
                                List.of(new SearchPage.Hit("a1b2c3", ENTRY)), Optional.of(object), Optional.of(TIME))),
                new Answer<>(RecordingCommands.SEARCH, new SearchPage(List.of(), Optional.empty(), Optional.empty())),
                new Answer<>(RecordingCommands.FAULT, Optional.of(FAULT)),
                new Answer<>(PageCommands.CONFIG, object),
                new Answer<>(PageCommands.LOGGED_IN, false),
                new Answer<>(PageCommands.PERSIST_SETTINGS, Nothing.NOTHING),
                new Answer<>(PageCommands.PERSIST_LAUNCHER_SETTINGS, Nothing.NOTHING),
                new Answer<>(PageCommands.CHANGELOG, ""),
                new Answer<>(PageCommands.HEALTH_CHECKS, object),
                new Answer<>(PageCommands.RUN_HEALTH_CHECK, object),
                new Answer<>(PageCommands.LOAD_PLUGINS, List.of(object)),
                new Answer<>(PageCommands.PLUGIN_SOURCE, "export {};"),
                new Answer<>(PageCommands.REMOVE_PLUGINS, Nothing.NOTHING),
                new Answer<>(PageCommands.INSTALLED_PLUGINS, List.of()),
                new Answer<>(PageCommands.BUNDLED_PLUGINS, List.of()),
                new Answer<>(PageCommands.MARKETPLACE_PLUGINS, List.of()),
                new Answer<>(
                        PageCommands.USER_PLUGINS,
                        Json.object()
                                .put("path", "/plugins/secret/")
                                .put("modules", List.of("one.js"))
                                .build()),
                new Answer<>(PageCommands.UPDATABLE_PLUGINS, List.of()));
    }
}
