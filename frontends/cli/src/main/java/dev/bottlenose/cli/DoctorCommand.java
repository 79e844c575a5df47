package dev.bottlenose.cli;

import dev.bottlenose.cli.doctor.Computer;
import dev.bottlenose.cli.doctor.Finding;
import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.DeviceCommands;
import dev.bottlenose.frontends.command.RecordingCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.AppIdentity;
import dev.bottlenose.frontends.description.AuthorityDescription;
import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.description.DiagnosisDescription;
import dev.bottlenose.frontends.description.SetupDescription;
import dev.bottlenose.server.ServerPorts;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
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
        description = "Explains why a server cannot start or an app fails to connect, and what to do. Exits with 1 if"
                + " anything is wrong, with 3 if no server runs.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final String NOT_CONNECTED = "app-not-connected";

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Parameters(arity = "0..1", paramLabel = "APP", description = "Only what concerns apps whose name contains this.")
    private Optional<String> wanted = Optional.empty();

    @Option(names = "--dismiss", paramLabel = "ID", description = "First remove the problem with this id.")
    private Optional<Integer> dismissed = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        int failure = ExitCodes.REFUSED;
        try (BottlenoseClient client = server.connect()) {
            findings.add(Finding.good("server", "The server is running and ready."));
            findings.addAll(ofServer(client));
            if (findings.stream()
                    .anyMatch(finding -> finding.fault().map(Fault::code).equals(Optional.of(NOT_CONNECTED)))) {
                findings.addAll(computer().checkForApps());
            }
        } catch (ClientException e) {
            failure = e.isWithoutServer() ? ExitCodes.NO_SERVER : ExitCodes.REFUSED;
            findings.add(Finding.bad("server", e.fault()));
            findings.addAll(computer().checkForServer(ports()));
            findings.addAll(computer().checkForApps());
        }
        findings.forEach(this::print);
        Optional<Finding> next = Finding.next(findings);
        next.filter(finding -> wanted.isPresent()).ifPresent(this::printNext);
        return next.isEmpty() ? 0 : failure;
    }

    private void print(Finding finding) {
        (json ? List.of(finding.toJson()) : finding.toLines()).forEach(console.out()::println);
    }

    /** The one step to take for an app. */
    private void printNext(Finding next) {
        console.out()
                .println(
                        json
                                ? next.toJson().toString()
                                : "next    " + next.fault().map(Fault::next).orElse(""));
    }

    private List<Finding> ofServer(BottlenoseClient client) throws ClientException, InterruptedException {
        List<Finding> findings = new ArrayList<>(dismiss(client));
        findings.add(certificates(client.await(client.run(ServerCommands.CERTIFICATES))));
        client.await(client.run(DeviceCommands.FAULTS)).forEach(fault -> findings.add(Finding.bad("devices", fault)));
        client.await(client.run(RecordingCommands.FAULT))
                .ifPresent(fault -> findings.add(Finding.bad("recording", fault)));
        findings.addAll(apps(client.await(client.run(AppCommands.LIST))));
        client.await(client.run(ServerCommands.SETUPS)).stream()
                .filter(SetupDescription::isUnderWay)
                .filter(setup -> concerns(setup.app()))
                .forEach(setup -> findings.add(finding(setup)));
        client.await(client.run(ServerCommands.DIAGNOSES)).stream()
                .filter(diagnosis -> concerns(diagnosis.app()))
                .sorted(Comparator.comparing(DiagnosisDescription::last).reversed())
                .forEach(diagnosis -> findings.add(finding(diagnosis)));
        return findings;
    }

    private List<Finding> dismiss(BottlenoseClient client) throws ClientException, InterruptedException {
        if (dismissed.isEmpty()) {
            return List.of();
        }
        try {
            client.await(client.run(ServerCommands.DISMISS_DIAGNOSIS, dismissed.get()));
            return List.of(Finding.good("dismiss", "The problem with id " + dismissed.get() + " was removed."));
        } catch (ClientException.Refused e) {
            return List.of(Finding.bad("dismiss", e.fault()));
        }
    }

    private Computer computer() {
        return new Computer(server.home(), System.getenv(), clock);
    }

    /** Those that a server without options would open. */
    private static ServerPorts ports() {
        int unset = PortVariables.UNSET;
        return new PortVariables(System.getenv(), complaint -> {})
                .apply(new ServerPorts(unset, unset, unset, unset, unset, unset));
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
                            NOT_CONNECTED,
                            wanted.map(name -> "No app that matches '" + name + "' is connected.")
                                    .orElse("No app is connected."),
                            "start the app; if nothing is listed below after 10 seconds, it does not reach the"
                                    + " ports")));
        }
        return apps.stream()
                .map(app -> Finding.good(
                        "app " + app.id(),
                        "Connected, with " + app.plugins().size() + " plugins."
                                + (app.instance() == 1
                                        ? ""
                                        : " It introduces itself as an app that is already connected: this is instance "
                                                + app.instance() + ".")))
                .toList();
    }

    private static Finding finding(SetupDescription setup) {
        return Finding.good(
                check(setup.app()),
                "Is connecting. Last step, on " + setup.since().truncatedTo(ChronoUnit.SECONDS) + ": "
                        + setup.lastStep() + ".");
    }

    private static String check(AppIdentity app) {
        return "app " + app.app() + " (" + app.os() + ", " + app.device() + ")";
    }

    private static Finding finding(DiagnosisDescription diagnosis) {
        String last = diagnosis.last().truncatedTo(ChronoUnit.SECONDS).toString();
        String seen = (diagnosis.count() == 1 ? "Seen once, on " : "Seen " + diagnosis.count() + " times, last on ")
                + last + " (id " + diagnosis.id() + ").";
        return new Finding(
                check(diagnosis.app()), diagnosis.fault().sentence() + " " + seen, Optional.of(diagnosis.fault()));
    }

    /** What happened to an app that has not identified itself may concern any app. */
    private boolean concerns(AppIdentity app) {
        return wanted.isEmpty()
                || app.app().equals("?")
                || app.app().toLowerCase(Locale.ROOT).contains(wanted.get().toLowerCase(Locale.ROOT));
    }
}
