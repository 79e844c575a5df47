package dev.bottlenose.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever reads bytes of others has a fuzz test, or a reason why it needs none of its own. */
final class ParsersTest {
    /** What a class that parses something calls. */
    private static final Pattern PARSES = Pattern.compile("Json\\.parse(Object)?\\(|Envelope\\.peek\\("
            + "|FlipperObject\\.parse\\(|JsonReader\\.read\\(|Pattern\\.compile\\(|\\.matches\\(\"|readNBytes\\(|new"
            + " DataInputStream|\\.readUnsigned|\\.getUnsigned|getInt\\(\\)|(Integer|Long)\\.parse\\w+\\(|URLDecoder");

    /** The test that feeds each parser, by the type without {@code dev.bottlenose.}. */
    private static final Map<String, String> FUZZED = Map.ofEntries(
            Map.entry("client.ServerLocation", "client.ServerLocationFuzzTest"),
            Map.entry("cli.PortVariables", "cli.PortVariablesFuzzTest"),
            Map.entry("devices.android.adb.Adb", "devices.android.adb.AdbFuzzTest"),
            Map.entry("devices.android.adb.AdbConnection", "devices.android.adb.AdbFuzzTest"),
            Map.entry("devices.android.adb.AdbEndpoint", "devices.android.adb.AdbFuzzTest"),
            Map.entry("devices.android.adb.ListedDevice", "devices.android.adb.AdbFuzzTest"),
            Map.entry("devices.android.adb.ShellStream", "devices.android.adb.AdbFuzzTest"),
            Map.entry("devices.android.apps.AppAddress", "devices.android.apps.AppAddressFuzzTest"),
            Map.entry("devices.android.apps.Script", "devices.android.apps.ScriptFuzzTest"),
            Map.entry("devices.android.logcat.CrashCollector", "devices.android.logcat.LogFuzzTest"),
            Map.entry("devices.android.logcat.LogReader", "devices.android.logcat.LogFuzzTest"),
            Map.entry("devices.apple.crashes.CrashReports", "devices.apple.crashes.CrashReportsFuzzTest"),
            Map.entry("devices.apple.logs.DeviceSyslog", "devices.apple.logs.AppleLogFuzzTest"),
            Map.entry("devices.apple.logs.JsonObjects", "devices.apple.logs.AppleLogFuzzTest"),
            Map.entry("devices.apple.targets.AppPath", "devices.apple.targets.TargetsFuzzTest"),
            Map.entry("devices.apple.targets.IdbTargets", "devices.apple.targets.TargetsFuzzTest"),
            Map.entry("devices.apple.targets.SimulatorList", "devices.apple.targets.TargetsFuzzTest"),
            Map.entry("frontends.message.FrontEndMessage", "frontends.message.MessageFuzzTest"),
            Map.entry("frontends.message.ServerMessage", "frontends.message.MessageFuzzTest"),
            Map.entry("frontends.command.Commands", "frontends.command.CommandsFuzzTest"),
            Map.entry("pairing.PairingCode", "pairing.PairingFuzzTest"),
            Map.entry("pairing.CertificateBundle", "pairing.PairingFuzzTest"),
            Map.entry("pki.CertificateSigningRequest", "pki.CertificateSigningRequestFuzzTest"),
            Map.entry("pki.StoredPair", "pki.StoredPairFuzzTest"),
            Map.entry("pki.Pem", "pki.StoredPairFuzzTest"),
            Map.entry("protocol.ClientQueryReader", "protocol.ClientQueryFuzzTest"),
            Map.entry("protocol.QueryString", "protocol.ClientQueryFuzzTest"),
            Map.entry("protocol.SetupReader", "protocol.ClientQueryFuzzTest"),
            Map.entry("protocol.browser.BrowserDialect", "protocol.browser.BrowserDialectFuzzTest"),
            Map.entry("protocol.exchange.AppFault", "protocol.exchange.CertificateExchangeFuzzTest"),
            Map.entry("protocol.exchange.AppLogLine", "protocol.exchange.CertificateExchangeFuzzTest"),
            Map.entry("protocol.exchange.CertificateExchange", "protocol.exchange.CertificateExchangeFuzzTest"),
            Map.entry("protocol.json.Envelope", "protocol.json.EnvelopeFuzzTest"),
            Map.entry("protocol.json.RequestEnvelope", "protocol.json.EnvelopeFuzzTest"),
            Map.entry("protocol.json.JsonNumber", "protocol.json.EnvelopeFuzzTest"),
            Map.entry("protocol.json.JsonScanner", "protocol.json.JsonFuzzTest"),
            Map.entry("protocol.rsocket.ConversationInteractions", "protocol.rsocket.RSocketFuzzTest"),
            Map.entry("protocol.rsocket.FrameReader", "protocol.rsocket.FrameReaderFuzzTest"),
            Map.entry("protocol.rsocket.PairingInteractions", "protocol.rsocket.RSocketFuzzTest"),
            Map.entry("protocol.session.ClientSession", "protocol.session.ClientSessionFuzzTest"),
            Map.entry("sdk.databases.ReadOnlyRule", "sdk.databases.SqlFuzzTest"),
            Map.entry("sdk.databases.SqlText", "sdk.databases.SqlFuzzTest"),
            Map.entry("sdk.json.JsonReader", "sdk.json.JsonFuzzTest"),
            Map.entry("sdk.json.FlipperObject", "sdk.json.JsonFuzzTest"),
            Map.entry("sdk.json.FlipperArray", "sdk.json.JsonFuzzTest"),
            Map.entry("sdk.json.Values", "sdk.json.JsonFuzzTest"),
            Map.entry("sdk.network.MockRoutes", "sdk.network.MockRoutesFuzzTest"),
            Map.entry("sdk.pairing.ExchangeMessages", "sdk.pairing.ExchangeFuzzTest"),
            Map.entry("sdk.pairing.Credentials", "sdk.pairing.ExchangeFuzzTest"),
            Map.entry("sdk.preferences.Typed", "sdk.preferences.TypedFuzzTest"),
            Map.entry("sdk.rsocket.RSocketFrameReader", "sdk.rsocket.RSocketFuzzTest"),
            Map.entry("sdk.rsocket.SetupPayload", "sdk.rsocket.RSocketFuzzTest"),
            Map.entry("sdk.session.Request", "sdk.session.RequestFuzzTest"),
            Map.entry("sdk.websocket.WebSocketFrameReader", "sdk.websocket.WebSocketFuzzTest"),
            Map.entry("sdk.websocket.WebSocketHandshake", "sdk.websocket.WebSocketFuzzTest"),
            Map.entry("server.page.BundledPage", "server.page.PagesFuzzTest"),
            Map.entry("server.page.DirectoryPage", "server.page.PagesFuzzTest"),
            Map.entry("server.ports.WebOrigins", "server.ports.WebOriginsFuzzTest"),
            Map.entry("server.store.StoreAddress", "server.store.StoreAddressFuzzTest"),
            Map.entry("transport.MessageDecoder", "transport.MessageDecoderFuzzTest"),
            Map.entry("transport.RSocketFrameDecoder", "transport.OpeningFuzzTest"),
            Map.entry("transport.RequestForm", "transport.OpeningFuzzTest"),
            Map.entry("transport.UpgradeHandler", "transport.OpeningFuzzTest"));

    /** Classes that parse, but nothing of others, or only a part of what another parser has read. */
    private static final Map<String, String> WITHOUT = Map.ofEntries(
            Map.entry("cli.CallCommand", "the user's own argument"),
            Map.entry("cli.PairCommand", "the user's own argument"),
            Map.entry("cli.doctor.PortHolders", "names of processes, which it only compares"),
            Map.entry("client.Connector", "the server's own file"),
            Map.entry("client.ServerProof", "a form of a few characters"),
            Map.entry("devices.android.adb.LegacyShell", "the exit code that its own command prints"),
            Map.entry("devices.android.apps.AppDirectory", "numbers that its own script prints"),
            Map.entry("devices.directory.DirectoryDelivery", "the beginning of a path"),
            Map.entry("files.DirectoryLock", "the server's own file"),
            Map.entry("frontends.access.AccessProof", "a form of a few characters"),
            Map.entry("server.api.ApiPort", "a form of a few characters"),
            Map.entry("server.api.AuthToken", "a form of a few characters"),
            Map.entry("server.api.Challenges", "a form of a few characters"),
            Map.entry("cli.StoreOption", "the user's own argument"),
            Map.entry("cli.Tail", "an app's message, which the server has read"),
            Map.entry("client.PluginSubscriptions", "an app's message, which the server has read"),
            Map.entry("devices.android.Emulators", "names that the SDK's program lists"),
            Map.entry("devices.android.adb.AdbDevice", "reads by AdbConnection"),
            Map.entry("devices.apple.AppleControls", "a link, which the front end sends"),
            Map.entry("pki.CertificateDirectory", "bytes, which StoredPair reads"),
            Map.entry("sdk.FlipperClientBuilder", "the app's own settings"),
            Map.entry("sdk.Platform", "the app's own settings"),
            Map.entry("sdk.certificates.HttpCertificateProvider", "an id, which ExchangeMessages has read"),
            Map.entry("sdk.databases.DatabasesPlugin", "a date of a row, which JsonReader has read"),
            Map.entry("sdk.databases.Names", "a name, which JsonReader has read"),
            Map.entry("sdk.pairing.CredentialFiles", "the app's own files, by JsonReader and Credentials"),
            Map.entry("sdk.rsocket.RSocketInteractions", "a message, by JsonReader"),
            Map.entry("sdk.session.PluginConnection", "the app's own text"),
            Map.entry("server.api.AccessGuard", "a host, by java.net.URI"),
            Map.entry("server.page.DesktopPlugins", "the user's own files"),
            Map.entry("wire.Fault", "a code of this program"));

    /** Parsers whose fuzz test is still to be written. */
    private static final Set<String> MISSING = Set.of(
            "cli.ProgressLine",
            "cli.RecordingOption",
            "cli.TimeAgo",
            "recording.format.HarBody",
            "recording.format.HarExchange",
            "recording.format.HarExport",
            "recording.redaction.Bodies",
            "recording.redaction.JsonRedaction",
            "recording.redaction.Redaction",
            "recording.redaction.RedactionRules",
            "recording.search.TypedQuery",
            "recording.store.SqlStore",
            "recording.store.SqliteDatabase",
            "server.clients.ConnectionRecording",
            "transport.HandshakeObserver");

    @Test
    void everyParserHasAFuzzTestOrAReason() {
        Set<String> parsers = Sources.main().stream()
                .filter(source -> source.path().matches("(core|devices|server|sdk|frontends)/.*"))
                .filter(source -> PARSES.matcher(Documents.text(Modules.ROOT.resolve(source.path())))
                        .find())
                .map(source -> source.type().replaceFirst("dev\\.bottlenose\\.", ""))
                .collect(toSet());
        Set<String> known = new HashSet<>(FUZZED.keySet());
        known.addAll(WITHOUT.keySet());
        known.addAll(MISSING);

        assertThat(parsers).isSubsetOf(known);
        assertThat(WITHOUT.keySet()).isSubsetOf(parsers);
        assertThat(WITHOUT.keySet()).doesNotContainAnyElementsOf(FUZZED.keySet());
    }

    @Test
    void everyFuzzTestAndEveryParserExists() {
        FUZZED.forEach((parser, test) -> {
            Sources.Source source = Sources.ALL.stream()
                    .filter(one -> one.type().equals("dev.bottlenose." + test))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(test + " does not exist"));
            assertThat(Documents.text(Modules.ROOT.resolve(source.path())))
                    .as(parser)
                    .contains("@FuzzTest");
            assertThat(Sources.main()).as(test).anyMatch(one -> one.type().equals("dev.bottlenose." + parser));
        });
    }
}
