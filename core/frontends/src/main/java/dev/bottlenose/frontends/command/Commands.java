package dev.bottlenose.frontends.command;

import dev.bottlenose.frontends.description.JsonForms;
import dev.bottlenose.protocol.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** All commands. */
public final class Commands {
    /**
     * What the original lets a page do to the developer's computer: run programs, read and write files, load code. The server
     * refuses each of these by name.
     */
    public static final List<Command<ArgumentList, Json>> REFUSED = Stream.of(
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
                    "fetch-new-version")
            .map(name -> new Command<>(name, Arguments.ANY, JsonForms.ANY))
            .toList();

    /** All that the server answers, those it refuses apart. */
    public static final List<Command<?, ?>> ANSWERED = Stream.of(
                    ServerCommands.ALL, AppCommands.ALL, DeviceCommands.ALL, RecordingCommands.ALL, PageCommands.ALL)
            .<Command<?, ?>>flatMap(List::stream)
            .toList();

    private Commands() {}
}
