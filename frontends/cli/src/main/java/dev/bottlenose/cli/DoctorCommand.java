package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.DeviceCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.AppIdentity;
import dev.bottlenose.frontends.description.AuthorityDescription;
import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.description.DiagnosisDescription;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports what works, what does not, and what to do next. */
@Command(
        name = "doctor",
        description = "Explains why an app fails to connect, and what to do. Exits with 1 if anything is wrong.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Parameters(arity = "0..1", paramLabel = "APP", description = "Only what concerns apps whose name contains this.")
    private Optional<String> wanted = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws ClientException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try (BottlenoseClient client = server.connect()) {
            findings.add(Finding.good("server", "The server is running and ready."));
            findings.add(certificates(client.await(client.run(ServerCommands.CERTIFICATES))));
            client.await(client.run(DeviceCommands.FAULTS))
                    .forEach(fault -> findings.add(Finding.bad("devices", fault)));
            findings.addAll(apps(client.await(client.run(AppCommands.LIST))));
            client.await(client.run(ServerCommands.DIAGNOSES)).stream()
                    .filter(diagnosis -> concerns(diagnosis.app()))
                    .forEach(diagnosis -> findings.add(finding(diagnosis)));
        }
        findings.forEach(
                finding -> console.out().println(json ? finding.toJson().toString() : finding.toText()));
        return findings.stream().allMatch(Finding::isGood) ? 0 : ExitCodes.REFUSED;
    }

    private Finding certificates(AuthorityDescription authority) {
        Duration left = Duration.between(clock.instant(), authority.rotationDue());
        return left.isNegative()
                ? Finding.bad(
                        "certificates",
                        new Fault(
                                "certificates-overdue",
                                "The certificates should have been renewed on " + authority.rotationDue() + ".",
                                "bottlenose certs rotate"))
                : Finding.good("certificates", "The certificates are good for another " + left.toDays() + " days.");
    }

    private List<Finding> apps(List<ClientDescription> connected) {
        List<ClientDescription> apps = connected.stream()
                .filter(app -> wanted.map(part -> AppFinder.matches(app, part)).orElse(true))
                .toList();
        if (apps.isEmpty()) {
            return List.of(Finding.bad(
                    "apps",
                    new Fault(
                            "app-not-connected",
                            wanted.map(name -> "No app that matches '" + name + "' is connected.")
                                    .orElse("No app is connected."),
                            "start the app; if nothing is listed below after 10 seconds, it does not reach the"
                                    + " ports")));
        }
        return apps.stream()
                .map(app -> Finding.good(
                        "app " + app.id(), "Connected, with " + app.plugins().size() + " plugins."))
                .toList();
    }

    private static Finding finding(DiagnosisDescription diagnosis) {
        AppIdentity app = diagnosis.app();
        String last = diagnosis.last().truncatedTo(ChronoUnit.SECONDS).toString();
        String seen = (diagnosis.count() == 1 ? "Seen once, on " : "Seen " + diagnosis.count() + " times, last on ")
                + last + ".";
        return new Finding(
                "app " + app.app() + " (" + app.os() + ", " + app.device() + ")",
                diagnosis.fault().sentence() + " " + seen,
                Optional.of(diagnosis.fault()));
    }

    /** What happened to an app that has not identified itself may concern any app. */
    private boolean concerns(AppIdentity app) {
        return wanted.isEmpty()
                || app.app().equals("?")
                || app.app().toLowerCase(Locale.ROOT).contains(wanted.get().toLowerCase(Locale.ROOT));
    }
}
