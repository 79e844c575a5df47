package dev.bottlenose.devices.apple.tools;

import dev.bottlenose.devices.apple.targets.Target;

/** All tools. */
public record AppleTools(ToolRunner runner, Simctl simctl, Idb idb) {
    public AppleTools(ToolRunner runner) {
        this(runner, new Simctl(runner), new Idb(runner));
    }

    /** The tool that controls this target. */
    public Tool of(Target target) {
        return target.isSimulator() ? simctl : idb;
    }
}
