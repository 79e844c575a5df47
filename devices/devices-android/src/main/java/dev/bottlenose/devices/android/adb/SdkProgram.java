package dev.bottlenose.devices.android.adb;

import dev.bottlenose.devices.programs.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of the Android SDK and where it may be on this computer. Immutable.
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

    /** The program that runs virtual devices. */
    public static SdkProgram emulator(String osName, Map<String, String> environment) {
        return find("emulator", List.of("emulator", "tools"), osName, environment);
    }

    /** The first place that has a program that can be run. */
    public Optional<Path> file() {
        return places.stream().filter(SearchPath::isProgram).findFirst();
    }

    private static SdkProgram find(String name, List<String> folders, String osName, Map<String, String> environment) {
        boolean windows = osName.toLowerCase(Locale.ROOT).startsWith("windows");
        List<Path> inSdk = homes(environment).stream()
                .flatMap(home -> folders.stream().map(home::resolve))
                .toList();
        SearchPath path = new SearchPath(inSdk).then(SearchPath.of(environment).directories());
        return new SdkProgram(path.candidates(windows ? name + ".exe" : name));
    }

    /** Where the SDK is, or is usually installed. */
    private static List<Path> homes(Map<String, String> environment) {
        List<Path> homes = new ArrayList<>();
        value(environment, "ANDROID_HOME").map(Path::of).ifPresent(homes::add);
        value(environment, "ANDROID_SDK_ROOT").map(Path::of).ifPresent(homes::add);
        value(environment, "HOME").or(() -> value(environment, "USERPROFILE")).ifPresent(user -> {
            homes.add(Path.of(user, "Android", "Sdk"));
            homes.add(Path.of(user, "Library", "Android", "sdk"));
        });
        value(environment, "LOCALAPPDATA").ifPresent(local -> homes.add(Path.of(local, "Android", "Sdk")));
        Stream.of("/opt/android_sdk", "/opt/android-sdk", "/usr/lib/android-sdk")
                .map(Path::of)
                .forEach(homes::add);
        return homes;
    }

    private static Optional<String> value(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
    }
}
