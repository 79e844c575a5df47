package dev.bottlenose.frontends.command;

import java.util.List;

/** A plugin of an app that is or was connected. */
public record PluginOfApp(String clientId, String plugin) {
    static final Arguments<PluginOfApp> ARGUMENTS = Arguments.of(
            one -> List.of(one.clientId(), one.plugin()),
            arguments -> new PluginOfApp(arguments.string(0), arguments.string(1)));
}
