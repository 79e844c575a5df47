package dev.bottlenose.check.faults;

import dev.bottlenose.protocol.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Faults of apps on this computer that request certificates. */
final class ExchangeInjections {
    private static final String OS = "Linux";
    private static final int LONG = 100_000;
    private static final int LINE = 64;

    private final Product product;

    ExchangeInjections(Product product) {
        this.product = product;
    }

    List<Injection> all() {
        return Stream.of(ofMessages(), ofRequests(), ofDestinations())
                .flatMap(List::stream)
                .toList();
    }

    private List<Injection> ofMessages() {
        return List.of(
                Injection.slow("certificates that are never used", "arrival-timeout", this::neverUsed),
                query("URL without an app", "query-incomplete", Map.of("os", OS, "device", "d", "device_id", "1")),
                query("URL with an unknown system", "os-unknown", RawApp.query("TV", "query-os")),
                query("URL with an unknown medium", "medium-unknown", medium("query-medium", "9")),
                sends("message that is no JSON", "message-malformed", "{"),
                sends("method of another port", "method-unknown", "{\"method\":\"getPlugins\"}"),
                sends(
                        "request without a destination",
                        "exchange-incomplete",
                        "{\"method\":\"signCertificate\",\"csr\":\"x\"}"),
                sends(
                        "app that does not find its files",
                        "files-missing",
                        "{\"method\":\"signCertificateAck\",\"isError\":false,\"hasRequiredFiles\":false}"),
                sends(
                        "clock of 1970",
                        "clock-skew",
                        RawApp.signCertificate("x", "/x/")
                                .put("timestamp", 1000)
                                .build()
                                .toString()),
                requests("request that is none", "csr-unreadable", "hello", "/x/"),
                requests("request of 100,000 characters", "csr-too-large", "x".repeat(LONG), "/x/"));
    }

    private List<Injection> ofRequests() {
        return List.of(
                Injection.of(
                        "weak key",
                        "csr-key-refused",
                        () -> request(
                                "csr-key-refused",
                                SigningRequest.weak(product.newDirectory("weak"))
                                        .csr(),
                                "/x/")),
                Injection.of(
                        "name with a blank",
                        "csr-name-refused",
                        () -> request(
                                "csr-name-refused",
                                SigningRequest.of(product.newDirectory("name"), "a b")
                                        .csr(),
                                "/x/")),
                Injection.of("request that was changed", "csr-signature-wrong", this::changedRequest),
                Injection.of(
                        "system whose devices are not served",
                        "os-unsupported",
                        () -> exchange(
                                "os-unsupported", RawApp.query("iOS", "no-bridge"), message(ordinary("ios"), "/x/"))),
                Injection.of(
                        "store without a pairing code",
                        "pairing-code-required",
                        () -> exchange(
                                "pairing-code-required", medium("no-code", "2"), message(ordinary("www"), "/x/"))),
                Injection.of(
                        "medium for browsers",
                        "medium-unsupported",
                        () -> exchange(
                                "medium-unsupported", medium("no-medium", "3"), message(ordinary("none"), "/x/"))));
    }

    private List<Injection> ofDestinations() {
        return List.of(
                destination("relative destination", "destination-invalid", "relative", path -> "relative/"),
                destination(
                        "destination that is a link",
                        "destination-link",
                        "link",
                        path -> Files.createSymbolicLink(path.resolveSibling("a-link"), path) + "/"),
                destination(
                        "destination that does not exist", "no-such-directory", "absent", path -> path + "/absent/"),
                destination("destination that is a file", "not-a-directory", "file", path -> path + "/app.key/"),
                destination("directory without the request", "csr-missing", "missing", this::withoutRequest),
                destination("directory with another request", "csr-mismatch", "mismatch", this::withAnotherRequest));
    }

    /** Prepares the destination for an app whose files are in a directory. */
    private interface Preparation {
        String destination(Path directory) throws Exception;
    }

    private Injection destination(String fault, String code, String name, Preparation preparation) {
        return Injection.of(fault, code, () -> {
            SigningRequest request = SigningRequest.of(product.newDirectory("app-" + name), name);
            String csr = request.csr();
            return request(code, csr, preparation.destination(request.directory()));
        });
    }

    private String withoutRequest(Path directory) throws IOException {
        Files.delete(directory.resolve("app.csr"));
        return directory + "/";
    }

    private String withAnotherRequest(Path directory) throws IOException {
        Files.writeString(directory.resolve("app.csr"), "another");
        return directory + "/";
    }

    private Injection.Observation neverUsed() throws Exception {
        SigningRequest request = SigningRequest.of(product.newDirectory("never-used"), "never.used");
        try (RawApp app = RawApp.connect(product.port("insecure"), RawApp.query(OS, "Never used"))) {
            app.send(message(request.csr(), request.directory() + "/"));
            app.awaitReply();
        }
        return product.diagnosis("arrival-timeout");
    }

    /** The last bytes of a request belong to its signature. */
    private Injection.Observation changedRequest() throws Exception {
        byte[] der = Base64.getMimeDecoder().decode(ordinary("changed").replaceAll("-----[A-Z ]+-----", ""));
        der[der.length - 2] ^= 1;
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return request(
                "csr-signature-wrong",
                "-----BEGIN CERTIFICATE REQUEST-----\n" + text + "\n-----END CERTIFICATE REQUEST-----\n",
                "/x/");
    }

    private String ordinary(String name) throws IOException, InterruptedException {
        return SigningRequest.of(product.newDirectory("ordinary-" + name), name).csr();
    }

    private static Map<String, String> medium(String app, String number) {
        Map<String, String> query = RawApp.query(OS, app);
        query.put("medium", number);
        return query;
    }

    private static String message(String csr, String destination) {
        return RawApp.signCertificate(csr, destination).build().toString();
    }

    private Injection query(String fault, String code, Map<String, String> query) {
        return Injection.of(
                fault, code, () -> exchange(code, query, Json.object().build().toString()));
    }

    private Injection sends(String fault, String code, String message) {
        return Injection.of(fault, code, () -> exchange(code, RawApp.query(OS, code), message));
    }

    private Injection requests(String fault, String code, String csr, String destination) {
        return Injection.of(fault, code, () -> request(code, csr, destination));
    }

    private Injection.Observation request(String code, String csr, String destination) throws Exception {
        return exchange(code, RawApp.query(OS, code), message(csr, destination));
    }

    private Injection.Observation exchange(String code, Map<String, String> query, String message) throws Exception {
        return RawApp.exchange(product, code, query, message);
    }
}
