package dev.bottlenose.devices.android.apps;

import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.ShellResult;
import dev.bottlenose.wire.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files in an app's directory on one device. Works as the app's own user, by {@code run-as}; by {@code su} where the device
 * has that and does not let anybody be the app. Never as root: the app may replace a path by a link at any time, and a link
 * that its own user follows leads only where the app may write anyway. For one thread; every method blocks, at most for a few of its timeouts.
 */
public final class AppDirectory {
    /** The lowest number of an app's user. Source: AOSP, android_filesystem_config.h, AID_APP_START. */
    private static final int FIRST_APP = 10_000;

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
        for (String script : Script.write(app.directory(), name, lines)) {
            Attempt attempt = run(script);
            if (attempt.done.isEmpty()) {
                return Optional.of(attempt.fault());
            } else if (!attempt.done.get().done()) {
                return Optional.of(faults.shell(attempt.done.get().errors(), "write to the directory of"));
            }
        }
        boolean asWritten = read(name).map(lines::equals, fault -> false);
        return asWritten ? Optional.empty() : Optional.of(faults.notAsWritten(name));
    }

    /** The fault of a directory whose request has no content. */
    public Fault emptyRequest() {
        return faults.emptyRequest();
    }

    /** The fault of a directory that holds the request of another app, or of this app with another key. */
    public Fault otherRequest() {
        return faults.otherRequest();
    }

    private Attempt run(String script) throws AdbException {
        ShellResult asApp = device.script(becomeApp(), script, limit);
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
        Optional<Script.Outcome> bySu = bySu(script);
        return bySu.isPresent() ? new Attempt(bySu, Optional.empty()) : new Attempt(done, Optional.of(first));
    }

    /** Empty if the device has no {@code su}, or the directory is not in the app's own data. */
    private Optional<Script.Outcome> bySu(String script) {
        try {
            Optional<String> home = script("sh", Script.data()).flatMap(app::homeIn);
            Optional<String> owner = home.isEmpty()
                    ? Optional.empty()
                    : script("su", Script.list(home.get())).flatMap(AppDirectory::owner);
            return owner.isEmpty()
                    ? Optional.empty()
                    : Script.outcome(device.script("su " + owner.get(), script, limit));
        } catch (AdbException e) {
            return Optional.empty();
        }
    }

    /** The output of a script that succeeded. */
    private Optional<String> script(String shell, String script) throws AdbException {
        return Script.outcome(device.script(shell, script, limit))
                .filter(Script.Outcome::done)
                .map(outcome -> outcome.output().strip());
    }

    /** The first number in a line of {@code ls -n} that only users of apps have. */
    private static Optional<String> owner(String line) {
        return Arrays.stream(line.split("\\s+"))
                .filter(word -> word.matches("[0-9]{1,9}") && Integer.parseInt(word) >= FIRST_APP)
                .findFirst();
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
