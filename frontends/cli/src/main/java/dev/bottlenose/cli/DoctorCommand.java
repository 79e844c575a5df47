package dev.bottlenose.cli;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what works, what does not, and what to do next. */
@Command(
        name = "doctor",
        description = "Says why an app does not connect, and what to do about it. Exits with 1 if anything is wrong.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(arity = "0..1", paramLabel = "APP", description = "Only what concerns apps whose name contains this.")
    private Optional<String> wanted = Optional.empty();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws CommandFailure {
        List<JsonObject> findings = new ArrayList<>();
        try (ServerConnection connection = server.connect()) {
            findings.add(good("server", "The server is running and ready."));
            findings.add(certificates(connection));
            findings.addAll(devices(connection));
            findings.addAll(apps(connection));
            findings.addAll(troubles(connection));
        }
        findings.forEach(finding -> System.out.println(json ? finding.toString() : toText(finding)));
        return findings.stream().allMatch(finding -> finding.bool("ok").orElse(false)) ? 0 : ExitCodes.SAID_NO;
    }

    private JsonObject certificates(ServerConnection connection) throws CommandFailure {
        Json answer = connection.exec("bottlenose-certificates");
        String due = answer instanceof JsonObject object
                ? object.string("rotationDue").orElse(Instant.MAX.toString())
                : Instant.MAX.toString();
        Duration left = Duration.between(clock.instant(), Instant.parse(due));
        return left.isNegative()
                ? bad(
                        "certificates",
                        "The certificates should have been renewed on " + due + ".",
                        "certificates-overdue",
                        "bottlenose certs rotate")
                : good("certificates", "The certificates are good for another " + left.toDays() + " days.");
    }

    private static List<JsonObject> devices(ServerConnection connection) throws CommandFailure {
        return connection.list("bottlenose-device-troubles").stream()
                .map(trouble -> bad(
                        "devices",
                        trouble.string("message").orElse(""),
                        trouble.string("code").orElse("unknown"),
                        trouble.string("next").orElse("")))
                .toList();
    }

    private List<JsonObject> apps(ServerConnection connection) throws CommandFailure {
        List<App> apps = connection.list("client-list").stream()
                .map(App::of)
                .filter(app -> wanted.map(app::matches).orElse(true))
                .toList();
        if (apps.isEmpty()) {
            return List.of(bad(
                    "apps",
                    wanted.map(name -> "No app that fits '" + name + "' is connected.")
                            .orElse("No app is connected."),
                    "app-not-connected",
                    "start the app; if nothing is listed below after 10 seconds, it does not reach the ports at all"));
        }
        return apps.stream()
                .map(app -> good(
                        "app " + app.id(), "Connected, with " + app.plugins().size() + " plugins."))
                .toList();
    }

    private List<JsonObject> troubles(ServerConnection connection) throws CommandFailure {
        return connection.list("bottlenose-diagnoses").stream()
                .filter(this::concerns)
                .map(trouble -> bad(
                        "app " + trouble.string("app").orElse("?") + " ("
                                + trouble.string("os").orElse("?") + ", "
                                + trouble.string("device").orElse("?") + ")",
                        trouble.string("message").orElse("") + " " + whenSeen(trouble),
                        trouble.string("code").orElse("unknown"),
                        trouble.string("next").orElse("")))
                .toList();
    }

    private static String whenSeen(JsonObject trouble) {
        long count = trouble.integer("count").orElse(1);
        return (count == 1 ? "Seen once, on " : "Seen " + count + " times, last on ")
                + trouble.string("last").orElse("?") + ".";
    }

    /** What an app did that never said its name may concern any app. */
    private boolean concerns(JsonObject trouble) {
        String app = trouble.string("app").orElse("?");
        return wanted.isEmpty()
                || app.equals("?")
                || app.toLowerCase(Locale.ROOT).contains(wanted.get().toLowerCase(Locale.ROOT));
    }

    private static JsonObject good(String check, String message) {
        return Json.object()
                .put("check", check)
                .put("ok", true)
                .put("message", message)
                .build();
    }

    private static JsonObject bad(String check, String message, String code, String next) {
        return Json.object()
                .put("check", check)
                .put("ok", false)
                .put("code", code)
                .put("message", message)
                .put("next", next)
                .build();
    }

    private static String toText(JsonObject finding) {
        boolean ok = finding.bool("ok").orElse(false);
        String text = (ok ? "ok      " : "problem ") + finding.string("check").orElse("") + ": "
                + finding.string("message").orElse("");
        return ok
                ? text
                : text + " (" + finding.string("code").orElse("") + ")\n        try: "
                        + finding.string("next").orElse("");
    }
}
