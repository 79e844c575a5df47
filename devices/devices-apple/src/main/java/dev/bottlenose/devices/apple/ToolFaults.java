package dev.bottlenose.devices.apple;

import dev.bottlenose.wire.Fault;
import java.util.Locale;

/** Says what went wrong with a developer tool, from how it ended and what it complained about. */
final class ToolFaults {
    static final Fault XCODE_MISSING = new Fault(
            "xcode-missing",
            "There are no developer tools on this Mac: xcrun is missing or finds none.",
            "install Xcode from the App Store and open it once");

    static final Fault IDB_MISSING = new Fault(
            "idb-missing",
            "iPhones and iPads are reached through idb, which is not installed.",
            "brew tap facebook/fb && brew install idb-companion && pip3 install fb-idb, then restart the server");

    private ToolFaults() {}

    /** What keeps xcrun itself from doing anything, or what made simctl fail. */
    static Fault ofXcrun(String what, Programs.Outcome outcome) {
        String words = outcome.complaint().toLowerCase(Locale.ROOT);
        if (!outcome.inTime()) {
            return new Fault(
                    "simctl-slow",
                    "The Mac's simulators did not answer in time: simctl could not " + what + ".",
                    "quit Simulator and Xcode, then: killall -9 com.apple.CoreSimulator.CoreSimulatorService");
        } else if (words.contains("license")) {
            return new Fault(
                    "xcode-licence", "Xcode's licence has not been agreed to.", "sudo xcodebuild -license accept");
        } else if (words.contains("unable to find utility") || words.contains("active developer path")) {
            return new Fault(
                    "xcode-not-selected",
                    "The selected developer tools have no simctl: " + gist(outcome) + ".",
                    "sudo xcode-select --switch /Applications/Xcode.app");
        } else if (words.contains("no developer tools were found")) {
            return XCODE_MISSING;
        } else if (words.contains("coresimulatorservice connection")
                || words.contains("coresimulator is out of date")) {
            return new Fault(
                    "simulator-service",
                    "The Mac's simulator service is down or of another Xcode: " + gist(outcome) + ".",
                    "quit Simulator and Xcode, then: killall -9 com.apple.CoreSimulator.CoreSimulatorService");
        }
        return new Fault(
                "simctl-failed",
                "simctl could not " + what + ": " + gist(outcome) + ".",
                "see whether the simulator runs: xcrun simctl list devices booted");
    }

    static Fault ofIdb(String what, Programs.Outcome outcome) {
        return outcome.inTime()
                ? new Fault(
                        "idb-failed",
                        "idb could not " + what + ": " + gist(outcome) + ".",
                        "unlock the device, trust this Mac, and see what this says: idb list-targets")
                : new Fault(
                        "idb-slow",
                        "idb did not " + what + " in time.",
                        "unlock the device and attach it again; if that does not help: idb kill");
    }

    static Fault unreadable(String tool, Exception why) {
        return new Fault(
                tool + "-unreadable",
                "What " + tool + " printed cannot be understood: " + why.getMessage() + ".",
                "update Xcode and idb, and report this with their versions");
    }

    static Fault notStarted(String tool, Exception why) {
        return new Fault(
                tool + "-not-started",
                "The program " + tool + " cannot be started: " + why.getMessage() + ".",
                "see whether it can be run in a terminal by the same user");
    }

    /** The line that says most: the last one of idb's, which prints traces, and of xcrun's, which prints notes first. */
    private static String gist(Programs.Outcome outcome) {
        String said = outcome.complaint().isBlank() ? outcome.output() : outcome.complaint();
        String last = said.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((earlier, later) -> later)
                .orElse("it ended with status " + outcome.status());
        String whole = last.endsWith(".") ? last.substring(0, last.length() - 1) : last;
        return whole.length() > 200 ? whole.substring(0, 200) + "..." : whole;
    }
}
