package dev.bottlenose.testing.android;

/** How a device connects a command's streams with adb. */
enum ShellKind {
    /** In packets of the second shell protocol, which separate the streams and end standard input. */
    PACKETS,

    /** As bytes, output and errors mixed; standard input ends with the connection. */
    RAW,

    /** The same through a terminal, which echoes input and ends lines with CR LF: {@code shell:} before Android 7. */
    TERMINAL
}
