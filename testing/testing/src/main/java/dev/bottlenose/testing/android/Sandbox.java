package dev.bottlenose.testing.android;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * The device's file system, in a directory of this computer. Its programs are scripts that print what an Android
 * command would. If a test replaces one, the original remains in {@code system/original}.
 */
final class Sandbox {
    private static final List<String> PROGRAMS = List.of(
            "am", "cat", "cmd", "getprop", "id", "ls", "monkey", "pkill", "run-as", "screencap", "screenrecord", "su");

    /** Whether this computer has the script command of util-linux, which runs a command on a terminal. */
    private static final boolean HAS_TERMINALS = Files.isExecutable(Path.of("/usr/bin/script"))
            && System.getProperty("os.name").equals("Linux");

    private final Path root;

    Sandbox(Path root) throws IOException {
        this.root = root.toRealPath();
        for (String directory :
                List.of("system/bin", "system/original", "packages", "uids", "props", "sdcard", "data/user/0")) {
            Files.createDirectories(this.root.resolve(directory));
        }
        for (String program : PROGRAMS) {
            String script = script(program);
            write("bin", program, script);
            write("original", program, script);
        }
    }

    Path root() {
        return root;
    }

    void program(String name, String script) throws IOException {
        write("bin", name, script);
    }

    void property(String name, String value) throws IOException {
        Files.writeString(root.resolve("props").resolve(name), value + "\n");
    }

    /** Starts a command in the device's shell. */
    Process start(String command, ShellKind kind) throws IOException {
        List<String> shell = kind == ShellKind.TERMINAL && HAS_TERMINALS
                ? List.of("script", "-q", "-f", "-e", "-c", command, "/dev/null")
                : List.of("sh", "-c", command);
        ProcessBuilder builder = new ProcessBuilder(shell).directory(root.toFile());
        builder.redirectErrorStream(kind != ShellKind.PACKETS);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", root.resolve("system/bin") + ":" + path);
        environment.put("SHELL", "/bin/sh");
        environment.put("DEVICE", root.toString());
        environment.put("ANDROID_DATA", root.resolve("data").toString());
        environment.put("WHO", "shell");
        return builder.start();
    }

    private void write(String where, String name, String script) throws IOException {
        Path file = root.resolve("system").resolve(where).resolve(name);
        Path fresh = root.resolve("system").resolve(where + "-" + name + ".new");
        Files.writeString(fresh, script);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String script(String program) throws IOException {
        try (InputStream in = Sandbox.class.getResourceAsStream("bin/" + program)) {
            if (in == null) {
                throw new IOException("no script for " + program);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
