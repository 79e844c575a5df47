package dev.bottlenose.server.api;

import java.util.List;

/**
 * What the original lets a page do to the developer's machine: run programs, read and write files, load code. A page has no
 * business there; each of these is refused by name.
 */
final class RefusedCommands implements Command.Family {
    private static final List<String> NAMES = List.of(
            "node-api-exec",
            "node-api-fs-access",
            "node-api-fs-pathExists",
            "node-api-fs-mkdir",
            "node-api-fs-rm",
            "node-api-fs-unlink",
            "node-api-fs-readlink",
            "node-api-fs-copyFile",
            "node-api-fs-stat",
            "node-api-fs-readfile",
            "node-api-fs-readfile-binary",
            "node-api-fs-writefile",
            "node-api-fs-writefile-binary",
            "download-file-start",
            "open-file",
            "plugin-start-download",
            "plugins-install-from-npm",
            "plugins-install-from-marketplace",
            "plugins-install-from-content",
            "plugins-install-from-file",
            "plugins-server-add-on-start",
            "plugins-server-add-on-stop",
            "plugins-server-add-on-request-response",
            "keychain-write",
            "keychain-read",
            "keychain-unset",
            "restart",
            "move-pwa",
            "fetch-new-version");

    @Override
    public void addTo(Commands commands) {
        NAMES.forEach(name -> commands.add(name, call -> call.fail(reason(name))));
    }

    static String reason(String name) {
        return "Refused: " + name
                + " would let a page run programs or reach files on this computer, which Bottlenose does"
                + " not allow. (command-refused) try: do it in a terminal";
    }
}
