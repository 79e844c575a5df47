package dev.bottlenose.devices.android.adb;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A program of the Android SDK and where it may be on this computer. Unchanging; safe from any thread.
 *
 * @param places every file that is tried, in this order
 */
public record SdkProgram(List<Path> places) {
    public SdkProgram {
        places = List.copyOf(places);
    }

    /** The command that starts the adb server. */
    public static SdkProgram adb(String osName, Map<String, String> environment) {
        return find("adb", List.of("platform-tools", ""), osName, environment);
    }

    /** What runs virtual devices. */
    public static SdkProgram emulator(String osName, Map<String, String> environment) {
        return find("emulator", List.of("emulator", "tools"), osName, environment);
    }

    /** The first place where there is one that can be run. */
    public Optional<Path> file() {
        return places.stream()
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Runs it to its end.
     *
     * @return what it wrote to standard output
     * @throws IOException if it cannot be started, fails, or takes longer than {@code limit}
     */
    public static String run(List<String> command, Duration limit) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bottlenose-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Redirect.from(nowhere()))
                    .redirectOutput(output.toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("it does not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException("it ended with code " + process.exitValue());
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Starts it, to go on by itself. */
    public static Process launch(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectInput(Redirect.from(nowhere()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private static SdkProgram find(String name, List<String> folders, String osName, Map<String, String> environment) {
        boolean windows = osName.toLowerCase(Locale.ROOT).startsWith("windows");
        String file = windows ? name + ".exe" : name;
        Set<Path> places = new LinkedHashSet<>();
        for (Path home : homes(environment)) {
            folders.forEach(folder -> places.add(home.resolve(folder).resolve(file)));
        }
        for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!directory.isEmpty()) {
                places.add(Path.of(directory).resolve(file));
            }
        }
        return new SdkProgram(new ArrayList<>(places));
    }

    /** Where the SDK is, or is usually put. */
    private static List<Path> homes(Map<String, String> environment) {
        List<Path> homes = new ArrayList<>();
        for (String variable : List.of("ANDROID_HOME", "ANDROID_SDK_ROOT")) {
            String home = environment.getOrDefault(variable, "");
            if (!home.isEmpty()) {
                homes.add(Path.of(home));
            }
        }
        String user = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
        if (!user.isEmpty()) {
            homes.add(Path.of(user, "Android", "Sdk"));
            homes.add(Path.of(user, "Library", "Android", "sdk"));
        }
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (!local.isEmpty()) {
            homes.add(Path.of(local, "Android", "Sdk"));
        }
        homes.add(Path.of("/opt/android_sdk"));
        homes.add(Path.of("/opt/android-sdk"));
        homes.add(Path.of("/usr/lib/android-sdk"));
        return homes;
    }

    private static File nowhere() {
        return new File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
