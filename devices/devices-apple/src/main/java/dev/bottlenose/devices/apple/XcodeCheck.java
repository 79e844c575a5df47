package dev.bottlenose.devices.apple;

import dev.bottlenose.wire.Fault;
import java.util.Optional;

/**
 * Whether the Simulator that runs is of the Xcode whose tools are selected; if not, simctl does not see its devices. Source:
 * docs/PROTOCOL.md, iOS.
 */
final class XcodeCheck {
    private static final String SIMULATOR = "/Applications/Simulator.app/Contents/MacOS/Simulator";

    private XcodeCheck() {}

    /** Empty as well where one of the two cannot be found out. */
    static Optional<Fault> mismatch(Tools tools) {
        Optional<String> running = tools.ask("ps", "-axo", "comm=").flatMap(XcodeCheck::developerDirectory);
        Optional<String> selected = tools.ask("xcode-select", "--print-path").map(String::strip);
        return running.isEmpty() || selected.isEmpty() || running.equals(selected)
                ? Optional.empty()
                : Optional.of(new Fault(
                        "xcode-select-mismatch",
                        "The Simulator that runs belongs to '" + running.get() + "', but the selected tools are '"
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
