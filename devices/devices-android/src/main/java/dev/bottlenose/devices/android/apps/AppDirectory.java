package dev.bottlenose.devices.android.apps;

import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.ShellResult;
import dev.bottlenose.wire.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files in an app's directory on one device. Works as the app, by {@code run-as}; as root where the device has {@code su}
 * and does not let anybody be the app. For one thread; every method blocks, at most for a few of its timeouts.
 */
public final class AppDirectory {
    private final AdbDevice device;
    private final AppAddress app;
    private final Duration limit;
    private final AccessFaults faults;

    public AppDirectory(AdbDevice device, AppAddress app, Duration limit) {
        this.device = device;
        this.app = app;
        this.limit = limit;
        this.faults = new AccessFaults(app, device.serial());
    }

    /** Reads a file. */
    public Answer read(String name) throws AdbException {
        Attempt attempt = run(Script.read(app.directory() + name));
        return attempt.done
                .<Answer>map(outcome -> outcome.done()
                        ? new Answer.Text(outcome.output())
                        : new Answer.Failed(faults.shell(outcome.errors(), "read the directory of")))
                .orElseGet(() -> new Answer.Failed(attempt.fault()));
    }

    /** Writes a file and reads it back; empty if both succeeded. */
    public Optional<Fault> write(String name, String content) throws AdbException {
        String lines = content.endsWith("\n") ? content : content + "\n";
        Attempt attempt = run(Script.write(app.directory() + name, lines));
        if (attempt.done.isEmpty()) {
            return Optional.of(attempt.fault());
        } else if (!attempt.done.get().done()) {
            return Optional.of(faults.shell(attempt.done.get().errors(), "write to the directory of"));
        }
        boolean asWritten = read(name).map(lines::equals, fault -> false);
        return asWritten ? Optional.empty() : Optional.of(faults.notAsWritten(name));
    }

    /** The fault of a directory that holds the request of another app, or of this app with another key. */
    public Fault otherRequest() {
        return faults.otherRequest();
    }

    private Attempt run(String script) throws AdbException {
        ShellResult asApp = device.shell(becomeApp(), script, limit);
        Optional<Script.Outcome> done = Script.outcome(asApp);
        if (done.isPresent() && !rootMayHelp(done.get())) {
            return new Attempt(done, Optional.empty());
        }
        Fault first = done.isPresent()
                ? faults.shell(done.get().errors(), "use the directory of")
                : faults.runAs(asApp.allOutput());
        if (first.code().equals("run-as-not-permitted") || isElsewhere(first)) {
            return new Attempt(done, Optional.of(first));
        }
        // Whatever su reports: the developer needs the reason of run-as.
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

    private boolean rootMayHelp(Script.Outcome outcome) {
        return !outcome.done() && faults.shell(outcome.errors(), "").code().equals("permission-denied");
    }

    /** Root would not help either: the app is not on this device. */
    private static boolean isElsewhere(Fault fault) {
        return fault.code().equals("app-not-installed") || fault.code().equals("wrong-user");
    }

    /** The result of reading a file. */
    public sealed interface Answer {
        /** Applies the function for this kind of result. */
        <T> T map(Function<String, T> text, Function<Fault, T> failed);

        record Text(String content) implements Answer {
            @Override
            public <T> T map(Function<String, T> text, Function<Fault, T> failed) {
                return text.apply(content);
            }
        }

        record Failed(Fault fault) implements Answer {
            @Override
            public <T> T map(Function<String, T> text, Function<Fault, T> failed) {
                return failed.apply(fault);
            }
        }
    }

    /** The outcome of a script, if a shell ran it; else, or if root might have done more, why not. */
    private record Attempt(Optional<Script.Outcome> done, Optional<Fault> why) {
        Fault fault() {
            return why.orElseThrow();
        }
    }
}
