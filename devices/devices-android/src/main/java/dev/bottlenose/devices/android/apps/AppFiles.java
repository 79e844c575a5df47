package dev.bottlenose.devices.android.apps;

import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.ShellResult;
import dev.bottlenose.wire.Fault;
import java.time.Duration;
import java.util.Optional;

/**
 * The files in an app's directory on one device. Works as the app, by {@code run-as}; as root where the device has {@code su}
 * and does not let anybody be the app. For one thread; every method blocks, at most for a few of its limits.
 */
public final class AppFiles {
    private final AdbDevice device;
    private final AppAddress app;
    private final Duration limit;
    private final AccessFaults faults;

    public AppFiles(AdbDevice device, AppAddress app, Duration limit) {
        this.device = device;
        this.app = app;
        this.limit = limit;
        this.faults = new AccessFaults(app, device.serial());
    }

    /** What a file holds. */
    public Answer read(String name) throws AdbException {
        Attempt attempt = run(Script.read(app.directory() + name));
        return attempt.done
                .<Answer>map(outcome -> outcome.done()
                        ? new Answer.Text(outcome.output())
                        : new Answer.Failed(faults.shell(outcome.complaint(), "cannot read the app's directory")))
                .orElseGet(() -> new Answer.Failed(attempt.fault()));
    }

    /** Puts a file there and reads it back; empty if it is as it should be. */
    public Optional<Fault> write(String name, String content) throws AdbException {
        String lines = content.endsWith("\n") ? content : content + "\n";
        Attempt attempt = run(Script.write(app.directory() + name, lines));
        if (attempt.done.isEmpty()) {
            return Optional.of(attempt.fault());
        } else if (!attempt.done.get().done()) {
            return Optional.of(faults.shell(attempt.done.get().complaint(), "cannot write into the app's directory"));
        }
        Answer now = read(name);
        return now instanceof Answer.Text text && text.content().equals(lines)
                ? Optional.empty()
                : Optional.of(faults.notAsWritten(name));
    }

    /** What the device holds is another app's, or this app's under another key. */
    public Fault otherRequest() {
        return faults.otherRequest();
    }

    private Attempt run(String script) throws AdbException {
        ShellResult asApp = device.shell(becomeApp(), script, limit);
        Optional<Script.Outcome> done = Script.outcome(asApp);
        if (done.isPresent() && !mayHelpRoot(done.get())) {
            return new Attempt(done, Optional.empty());
        }
        Fault first = done.isPresent()
                ? faults.shell(done.get().complaint(), "cannot use the app's directory")
                : faults.runAs(asApp.words());
        if (first.code().equals("run-as-not-permitted") || isElsewhere(first)) {
            return new Attempt(done, Optional.of(first));
        }
        // Whatever su says or does not say: what run-as said is what the developer needs to know.
        Optional<Script.Outcome> asRoot = asRoot(script);
        return asRoot.isPresent() ? new Attempt(asRoot, Optional.empty()) : new Attempt(done, Optional.of(first));
    }

    private Optional<Script.Outcome> asRoot(String script) {
        try {
            return Script.outcome(device.shell("su", script, limit));
        } catch (AdbException e) {
            return Optional.empty();
        }
    }

    private String becomeApp() {
        return "run-as " + app.packageName() + (app.user() > 0 ? " --user " + app.user() : "");
    }

    private boolean mayHelpRoot(Script.Outcome outcome) {
        return !outcome.done() && faults.shell(outcome.complaint(), "").code().equals("permission-denied");
    }

    /** Root would not help either: the app is not here. */
    private static boolean isElsewhere(Fault fault) {
        return fault.code().equals("app-not-installed") || fault.code().equals("wrong-user");
    }

    /** What reading came to. */
    public sealed interface Answer {
        record Text(String content) implements Answer {}

        record Failed(Fault fault) implements Answer {}
    }

    /** What a script came to, if a shell ran it; else, or if root might have done more, why not. */
    private record Attempt(Optional<Script.Outcome> done, Optional<Fault> why) {
        Fault fault() {
            return why.orElseThrow();
        }
    }
}
