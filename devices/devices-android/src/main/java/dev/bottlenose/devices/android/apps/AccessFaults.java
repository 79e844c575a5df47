package dev.bottlenose.devices.android.apps;

import dev.bottlenose.devices.work.Excerpt;
import dev.bottlenose.wire.Fault;
import java.util.Locale;

/** Explains why a device refuses access to an app's files, from the output of its commands. Pure. */
final class AccessFaults {
    private static final int LONGEST_EXCERPT = 200;

    private final AppAddress app;
    private final String device;

    AccessFaults(AppAddress app, String device) {
        this.app = app;
        this.device = "device '" + device + "'";
    }

    /** Why {@code run-as} did not run a command as the app. */
    Fault runAs(String output) {
        String lower = output.toLowerCase(Locale.ROOT);
        if (lower.contains("unknown") && lower.contains("package")) {
            return app.user() > 0 ? notInstalledForUser() : notInstalled();
        } else if (lower.contains("--user") || lower.contains("unknown option") || lower.contains("invalid user")) {
            return appFault(
                    "wrong-user",
                    " belongs to user " + app.user() + ", whose apps adb cannot reach" + excerpt(output),
                    "run the app as the device's first user");
        } else if (lower.contains("debuggable")) {
            return appFault(
                    "app-not-debuggable", " is not debuggable, so adb cannot reach its files", "install a debug build");
        } else if (lower.contains("not an application")) {
            return appFault(
                    "app-without-application",
                    " has no <application> in its manifest, so run-as refuses it",
                    "add an <application>, or use a rooted device");
        } else if (lower.contains("wrong owner")) {
            return appFault(
                    "wrong-owner",
                    " is stored where run-as does not work, such as adopted SD storage" + excerpt(output),
                    "move the app to internal storage: Settings, Apps, Storage, Change");
        } else if (lower.contains("not permitted")) {
            return appFault(
                    "run-as-not-permitted",
                    " cannot be reached: the device does not permit run-as, as on some Samsung models",
                    "choose the app under 'Select debug app' in the developer options, or use an emulator");
        }
        return shell(output, "run commands as");
    }

    /**
     * Why a command failed that ran as the app or as root.
     *
     * @param action what it was to do, as in "could not ... app"
     */
    Fault shell(String output, String action) {
        String lower = output.toLowerCase(Locale.ROOT);
        if (lower.contains("permission denied")) {
            return appFault(
                    "permission-denied",
                    " has no access to '" + app.directory() + "'",
                    "check that the app runs under the package name and user that its directory names");
        } else if (lower.contains("read-only")) {
            return appFault(
                    "read-only",
                    " cannot get its certificates: the device's storage is read-only",
                    "restart the device, and check whether it is damaged");
        } else if (lower.contains("no space") || lower.contains("quota exceeded")) {
            return appFault(
                    "device-full",
                    " cannot get its certificates: the device has no space left",
                    "free some storage on the device");
        } else if (lower.contains("no such file") || lower.contains("not a directory")) {
            return appFault(
                    "no-such-file",
                    " has no signing request in '" + app.directory() + "'",
                    "restart the app; it writes app.csr there before it connects");
        }
        return new Fault(
                "device-refused",
                "The " + device + " could not " + action + " app '" + app.packageName() + "'" + excerpt(output) + ".",
                "try the same by hand: adb shell run-as " + app.packageName());
    }

    Fault emptyRequest() {
        return appFault(
                "csr-file-empty",
                " has an empty signing request in '" + app.directory() + "'",
                "restart the app; if app.csr stays empty, free some storage on the device");
    }

    Fault otherRequest() {
        return appFault(
                "csr-mismatch",
                " holds a different signing request than the one that the server received",
                "restart the app on the device that it connected from");
    }

    Fault notAsWritten(String file) {
        return appFault(
                "not-as-written",
                " does not have the content that was written to '" + file + "'",
                "check whether the device's storage is full or damaged");
    }

    private Fault notInstalled() {
        return appFault(
                "app-not-installed",
                " is not installed for the first user",
                "check whether the app runs in another user or profile, which its directory does not name");
    }

    private Fault notInstalledForUser() {
        return appFault(
                "wrong-user",
                " is not installed for user " + app.user(),
                "check that the app is installed for that user or profile: adb shell pm list packages --user "
                        + app.user());
    }

    private Fault appFault(String code, String what, String next) {
        return new Fault(code, "App '" + app.packageName() + "' on " + device + what + ".", next);
    }

    private static String excerpt(String output) {
        return Excerpt.after(": ", output, LONGEST_EXCERPT);
    }
}
