package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.protocol.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** App, server and store on three hosts. */
final class PairingAcrossHostsTest {
    private static final Map<String, String> STORE_OF_DESKTOP = Map.of(
            "BOTTLENOSE_STORE",
            "http://" + Hosts.STORE_FROM_DESKTOP + ":" + Nginx.PORT + "/bottlenose",
            "BOTTLENOSE_STORE_TOKEN",
            Nginx.TOKEN);

    @TempDir
    Path home;

    @TempDir
    Path phone;

    @TempDir
    Path shelf;

    private @Nullable Hosts made;

    @BeforeEach
    void makeHosts() throws Exception {
        made = Hosts.make();
    }

    @AfterEach
    void removeHosts() throws Exception {
        if (made != null) {
            made.close();
        }
    }

    @Test
    void appPairsThroughTheReplyAndItsCodeIsPrintedNowhere() throws Exception {
        Bottlenose bottlenose = desktop(Map.of());
        try (Bottlenose.Server server = bottlenose.serve("--host", "0.0.0.0")) {
            String code = code(bottlenose);
            try (Program apps = apps(server, Map.of())) {
                apps.writeLine("Reply " + code);
                awaitConnected(apps, "Reply");
                assertThat(bottlenose.run("apps").lines())
                        .singleElement()
                        .asString()
                        .startsWith("Reply#Linux#phone#");
                assertThat(bottlenose.run("doctor", "Reply").exitCode()).isZero();
            }
            // Paired for good: without the code, and without pairing again.
            try (Program apps = apps(server, Map.of())) {
                apps.writeLine("Reply");
                awaitConnected(apps, "Reply");
            }
            server.stop();
            assertThat(server.errors()).doesNotContain(code).doesNotContain(code.replace("-", ""));
        }
    }

    @Test
    void appPairsThroughNginxAndStaysConnectedWithoutIt() throws Exception {
        Bottlenose bottlenose = desktop(STORE_OF_DESKTOP);
        try (Nginx store = Nginx.start(hosts().in("store"), shelf, "");
                Bottlenose.Server server = bottlenose.serve("--host", "0.0.0.0")) {
            try (Program apps = apps(server, storeOfPhone(Nginx.TOKEN))) {
                apps.writeLine("Stored " + code(bottlenose));
                store.awaitRequest("PUT");
                awaitConnected(apps, "Stored");
                store.awaitRequest("DELETE");
                try (Stream<Path> left = Files.list(shelf.resolve("files/bottlenose"))) {
                    assertThat(left).isEmpty();
                }
                store.close();
                assertThat(bottlenose.run("doctor", "Stored").exitCode()).isZero();
            }
            try (Program apps = apps(server, storeOfPhone(Nginx.TOKEN))) {
                apps.writeLine("Stored");
                awaitConnected(apps, "Stored");
            }
            server.stop();
            assertThat(server.errors()).doesNotContain(Nginx.TOKEN);
        }
    }

    @Test
    void everyCodeThatIsNotValidIsRefusedWithItsOwnDiagnosis() throws Exception {
        Bottlenose bottlenose = desktop(Map.of());
        SecureRandom random = new SecureRandom();
        try (Bottlenose.Server server = bottlenose.serve("--host", "0.0.0.0");
                Program apps = apps(server, Map.of())) {
            apps.writeLine("Codeless");
            awaitDiagnosis(bottlenose, "Codeless", "pairing-code-required");

            apps.writeLine("Wrong " + PairingCode.random(random).reveal());
            awaitDiagnosis(bottlenose, "Wrong", "pairing-code-wrong");

            String used = code(bottlenose);
            apps.writeLine("First " + used);
            awaitConnected(apps, "First");
            apps.writeLine("Second " + used);
            awaitDiagnosis(bottlenose, "Second", "pairing-code-used");

            String expired = code(bottlenose, "--lifetime", "1s");
            await(() -> bottlenose.run("pair", "list").lines().stream()
                            .filter(line -> line.startsWith("id"))
                            .count()
                    == 1);
            apps.writeLine("Late " + expired);
            awaitDiagnosis(bottlenose, "Late", "pairing-code-expired");

            Bottlenose.Result made = bottlenose.run("pair", "--json");
            JsonObject revoked = Program.parse(made.lines().get(0));
            assertThat(bottlenose
                            .run("pair", "revoke", "" + revoked.integer("id").orElseThrow())
                            .exitCode())
                    .isZero();
            apps.writeLine("Revoked " + revoked.string("code").orElseThrow());
            awaitDiagnosis(bottlenose, "Revoked", "pairing-code-revoked");

            for (int guess = 0; guess < 10; guess++) {
                apps.writeLine(
                        "Guess" + guess + " " + PairingCode.random(random).reveal());
            }
            awaitDiagnosis(bottlenose, "Guess", "pairing-code-guessed");
            assertThat(bottlenose.run("apps").lines()).hasSize(1);
        }
    }

    @Test
    void failingStoreIsNamedAndTheAppPairsOnceItWorks() throws Exception {
        Bottlenose bottlenose = desktop(STORE_OF_DESKTOP);
        try (Bottlenose.Server server = bottlenose.serve("--host", "0.0.0.0");
                Program apps = apps(server, storeOfPhone(Nginx.TOKEN))) {
            apps.writeLine("Patient " + code(bottlenose, "--lifetime", "1h"));
            awaitDiagnosis(bottlenose, "Patient", "store-unreachable");
            assertNamed(bottlenose, "return 403;", "store-token-refused");
            assertNamed(bottlenose, "full", "store-full");
            assertNamed(bottlenose, "return 307 http://10.77.2.1/;", "store-redirects");
            assertNamed(
                    bottlenose, "if ($request_method = GET) { return 200 \"something else\"; }", "store-content-wrong");
            try (Nginx frozen = Nginx.start(hosts().in("store"), shelf, "")) {
                frozen.freeze();
                awaitDiagnosis(bottlenose, "Patient", "store-slow");
            }
            try (Nginx store = Nginx.start(hosts().in("store"), shelf, "")) {
                awaitConnected(apps, "Patient");
                store.awaitRequest("DELETE");
            }
        }
    }

    @Test
    void contentForgedByTheStoreIsDetectedByTheApp() throws Exception {
        Bottlenose bottlenose = desktop(STORE_OF_DESKTOP);
        // The desktop reads back what it wrote; the phone, from its other address, gets something else.
        String forged = "if ($remote_addr = 10.77.3.1) { return 200 \"Zm9yZ2Vk\"; }";
        try (Nginx store = Nginx.start(hosts().in("store"), shelf, forged);
                Bottlenose.Server server = bottlenose.serve("--host", "0.0.0.0");
                Program apps = apps(server, storeOfPhone(Nginx.TOKEN))) {
            apps.writeLine("Deceived " + code(bottlenose));
            store.awaitRequest("PUT");

            awaitDiagnosis(bottlenose, "Deceived", "seal-broken");
            assertThat(phone.resolve("Deceived/sonar/sonarCA.crt")).doesNotExist();
        }
    }

    @Test
    void storeThatRefusesTheAppIsNamedByTheApp() throws Exception {
        Bottlenose bottlenose = desktop(STORE_OF_DESKTOP);
        try (Nginx store = Nginx.start(hosts().in("store"), shelf, "");
                Bottlenose.Server server = bottlenose.serve("--host", "0.0.0.0");
                Program apps = apps(server, storeOfPhone("another-token"))) {
            apps.writeLine("Stranger " + code(bottlenose));
            store.awaitRequest("PUT");

            awaitDiagnosis(bottlenose, "Stranger", "store-token-refused");
        }
    }

    private void assertNamed(Bottlenose bottlenose, String rules, String code) throws Exception {
        try (Nginx store = Nginx.start(hosts().in("store"), shelf, rules)) {
            assertThat(store).isNotNull();
            awaitDiagnosis(bottlenose, "Patient", code);
        }
    }

    private Hosts hosts() {
        return Objects.requireNonNull(made);
    }

    private Bottlenose desktop(Map<String, String> environment) {
        return new Bottlenose(Jdk.current(), home, hosts().in("desktop"), environment);
    }

    private static Map<String, String> storeOfPhone(String token) {
        return Map.of(
                "BOTTLENOSE_STORE",
                "http://" + Hosts.STORE_FROM_PHONE + ":" + Nginx.PORT + "/bottlenose",
                "BOTTLENOSE_STORE_TOKEN",
                token);
    }

    private Program apps(Bottlenose.Server server, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(hosts().in("phone"));
        command.addAll(List.of(
                Jdk.current().java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Apps.class.getName(),
                Hosts.DESKTOP_FROM_PHONE,
                "" + server.port("insecure"),
                "" + server.port("secure"),
                phone.toString()));
        return Program.start("apps", command, environment);
    }

    private static String code(Bottlenose bottlenose, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("pair", "--json"));
        command.addAll(List.of(options));
        Bottlenose.Result result = bottlenose.run(command.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.errors()).isZero();
        return Program.parse(result.lines().get(0)).string("code").orElseThrow();
    }

    private static void awaitConnected(Program apps, String name) throws InterruptedException {
        apps.awaitJson(line -> line.string("happened").orElse("").equals("connected")
                && line.string("app").orElse("").equals(name));
    }

    private static void awaitDiagnosis(Bottlenose bottlenose, String app, String code) throws Exception {
        await(() -> bottlenose.run("doctor", app, "--json").lines().stream()
                .map(Program::parse)
                .anyMatch(finding -> finding.string("code").orElse("").equals(code)
                        && !finding.string("next").orElse("").isBlank()));
    }

    private interface Check {
        boolean isDone() throws Exception;
    }

    /** Asks again and again; each question is a command, which takes its time. */
    private static void await(Check check) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!check.isDone()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen in five minutes");
            }
        }
    }
}
