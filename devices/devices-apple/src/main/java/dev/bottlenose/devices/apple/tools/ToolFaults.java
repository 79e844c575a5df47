package dev.bottlenose.devices.apple.tools;

import dev.bottlenose.devices.programs.Programs;
import dev.bottlenose.devices.work.Excerpt;
import dev.bottlenose.wire.Fault;
import java.util.Locale;

/** Explains why a developer tool failed, from its exit and its output. Pure. */
public final class ToolFaults {
    public static final Fault IDB_MISSING = new Fault(
            "idb-missing",
            "iPhones and iPads are reached through idb, which is not installed.",
            "brew tap facebook/fb && brew install idb-companion && pip3 install fb-idb, then restart the server");

    static final Fault XCODE_MISSING = new Fault(
            "xcode-missing",
            "There are no developer tools on this Mac: xcrun is missing or finds none.",
            "install Xcode from the App Store and open it once");

    private static final String RESTART_SIMULATORS =
            "quit Simulator and Xcode, then: killall -9 com.apple.CoreSimulator.CoreSimulatorService";
    private static final int LONGEST_EXCERPT = 200;

    private ToolFaults() {}

    /** Why xcrun did not run simctl, or why simctl failed. */
    static Fault ofXcrun(String action, Programs.Outcome outcome) {
        String errors = outcome.errors().toLowerCase(Locale.ROOT);
        if (!outcome.inTime()) {
            return new Fault(
                    "simctl-slow",
                    "The Mac's simulators did not respond in time: simctl could not " + action + ".",
                    RESTART_SIMULATORS);
        } else if (errors.contains("license")) {
            return new Fault(
                    "xcode-licence", "Xcode's licence has not been accepted.", "sudo xcodebuild -license accept");
        } else if (errors.contains("unable to find utility") || errors.contains("active developer path")) {
            return new Fault(
                    "xcode-not-selected",
                    "The selected developer tools have no simctl: " + lastLine(outcome) + ".",
                    "sudo xcode-select --switch /Applications/Xcode.app");
        } else if (errors.contains("no developer tools were found")) {
            return XCODE_MISSING;
        } else if (errors.contains("coresimulatorservice connection")
                || errors.contains("coresimulator is out of date")) {
            return new Fault(
                    "simulator-service",
                    "The Mac's simulator service is down or belongs to another Xcode: " + lastLine(outcome) + ".",
                    RESTART_SIMULATORS);
        }
        return new Fault(
                "simctl-failed",
                "simctl could not " + action + ": " + lastLine(outcome) + ".",
                "check that the simulator runs: xcrun simctl list devices booted");
    }

    static Fault ofIdb(String action, Programs.Outcome outcome) {
        return outcome.inTime()
                ? new Fault(
                        "idb-failed",
                        "idb could not " + action + ": " + lastLine(outcome) + ".",
                        "unlock the device, trust this Mac, and check the output of: idb list-targets")
                : new Fault(
                        "idb-slow",
                        "idb did not " + action + " in time.",
                        "unlock the device and attach it again; if that does not help: idb kill");
    }

    static Fault unreadable(String tool, Exception why) {
        return new Fault(
                tool + "-unreadable",
                "The output of " + tool + " cannot be parsed: " + why.getMessage() + ".",
                "update Xcode and idb, and report this with their versions");
    }

    static Fault notStarted(String tool, Exception why) {
        return new Fault(
                tool.equals("idb") ? "idb-not-started" : "xcrun-not-started",
                "The program " + tool + " cannot be started: " + why.getMessage() + ".",
                "check that the same user can run it in a terminal");
    }

    /** The line with the reason, which is the last one: idb prints a trace before it, and xcrun prints notes. */
    private static String lastLine(Programs.Outcome outcome) {
        String text = outcome.errors().isBlank() ? outcome.output() : outcome.errors();
        String last = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((earlier, later) -> later)
                .orElse("it exited with status " + outcome.status());
        return Excerpt.of(last, LONGEST_EXCERPT);
    }
}
