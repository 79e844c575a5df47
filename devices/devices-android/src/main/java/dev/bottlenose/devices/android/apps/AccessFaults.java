package dev.bottlenose.devices.android.apps;

import dev.bottlenose.wire.Fault;
import java.util.Locale;

/** Turns what a device says into what a developer can do. Pure. */
final class AccessFaults {
    private static final int LONGEST_QUOTE = 200;

    private final AppAddress app;
    private final String device;

    AccessFaults(AppAddress app, String device) {
        this.app = app;
        this.device = device;
    }

    /** Why {@code run-as}, by its own words, did not become the app. */
    Fault runAs(String words) {
        String said = words.toLowerCase(Locale.ROOT);
        if (said.contains("unknown") && said.contains("package")) {
            return app.user() > 0
                    ? fault(
                            "wrong-user",
                            "knows no app for user " + app.user(),
                            "see that the app is installed in that user or profile: adb shell pm list packages --user "
                                    + app.user())
                    : fault(
                            "app-not-installed",
                            "knows no such app for its first user",
                            "see whether the app runs in another user or profile whose directory it does not tell");
        } else if (said.contains("--user") || said.contains("unknown option") || said.contains("invalid user")) {
            return fault(
                    "wrong-user",
                    "cannot reach the apps of user " + app.user() + quote(words),
                    "run the app as the device's first user");
        } else if (said.contains("debuggable")) {
            return fault(
                    "app-not-debuggable", "lets nobody into an app that is not debuggable", "install a debug build");
        } else if (said.contains("not an application")) {
            return fault(
                    "app-without-application",
                    "says that this package is no application",
                    "give its manifest an <application>, or use a rooted device");
        } else if (said.contains("wrong owner")) {
            return fault(
                    "wrong-owner",
                    "keeps the app where run-as does not work, such as adopted SD storage" + quote(words),
                    "move the app to internal storage: Settings, Apps, Storage, Change");
        } else if (said.contains("not permitted")) {
            return fault(
                    "run-as-not-permitted",
                    "does not permit run-as; some Samsung systems never do",
                    "choose the app under 'Select debug app' in the developer options, or use an emulator");
        }
        return shell(words, "run-as failed");
    }

    /** Why a command, running as the app or as root, did not do what it should. */
    Fault shell(String words, String otherwise) {
        String said = words.toLowerCase(Locale.ROOT);
        if (said.contains("permission denied")) {
            return fault(
                    "permission-denied",
                    "denies access to '" + app.directory() + "'",
                    "see that the app runs under the package name and user that its directory tells");
        } else if (said.contains("read-only")) {
            return fault(
                    "read-only",
                    "cannot write: its storage is read-only",
                    "restart the device; see whether it is damaged");
        } else if (said.contains("no space") || said.contains("quota exceeded")) {
            return fault("device-full", "has no space left", "free some storage on it");
        } else if (said.contains("no such file") || said.contains("not a directory")) {
            return fault(
                    "no-such-file",
                    "has no signing request in '" + app.directory() + "'",
                    "restart the app; it must write app.csr there before it asks");
        }
        return fault(
                "device-refused",
                otherwise + quote(words),
                "try the same by hand: adb shell run-as " + app.packageName());
    }

    Fault otherRequest() {
        return fault(
                "csr-mismatch",
                "holds another signing request than the one that came",
                "restart the app on the device from which it asked");
    }

    Fault notAsWritten(String file) {
        return fault(
                "not-as-written",
                "does not hold what was written to '" + file + "'",
                "see whether its storage is full or damaged");
    }

    private Fault fault(String code, String what, String next) {
        return new Fault(code, "Device '" + device + "' " + what + " (app '" + app.packageName() + "').", next);
    }

    private static String quote(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.isEmpty()
                ? ""
                : " (it says: " + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line)
                        + ")";
    }
}
