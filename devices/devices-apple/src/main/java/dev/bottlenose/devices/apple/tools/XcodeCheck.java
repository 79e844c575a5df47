package dev.bottlenose.devices.apple.tools;

import dev.bottlenose.wire.Fault;
import java.util.Optional;

/**
 * Checks that the running Simulator belongs to the selected Xcode; if not, simctl does not list its devices. Source:
 * docs/PROTOCOL.md, iOS.
 */
public final class XcodeCheck {
    private static final String SIMULATOR = "/Applications/Simulator.app/Contents/MacOS/Simulator";

    private XcodeCheck() {}

    /** The fault if they differ; empty also if one of the two is unknown. */
    public static Optional<Fault> mismatch(ToolRunner tools) {
        Optional<String> running = tools.output("ps", "-axo", "comm=").flatMap(XcodeCheck::developerDirectory);
        Optional<String> selected = tools.output("xcode-select", "--print-path").map(String::strip);
        return running.isEmpty() || selected.isEmpty() || running.equals(selected)
                ? Optional.empty()
                : Optional.of(new Fault(
                        "xcode-select-mismatch",
                        "The running Simulator belongs to '" + running.get() + "', but the selected tools are '"
                                + selected.get() + "'.",
                        "quit the Simulator, or: sudo xcode-select --switch '" + running.get() + "'"));
    }

    private static Optional<String> developerDirectory(String processes) {
        return processes
                .lines()
                .map(String::strip)
                .filter(path -> path.endsWith(SIMULATOR))
                .map(path -> path.substring(0, path.length() - SIMULATOR.length()))
                .findFirst();
    }
}
