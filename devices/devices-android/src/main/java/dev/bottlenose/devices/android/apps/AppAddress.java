package dev.bottlenose.devices.android.apps;

import dev.bottlenose.wire.Fault;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an app is on a device.
 *
 * @param packageName fit to stand in a command
 * @param user the number of the Android user or profile; 0 is the first one
 * @param directory of its certificates, absolute, with trailing separator
 */
public record AppAddress(String packageName, int user, String directory) {
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*");

    /** The name that stands for one too long for a certificate. */
    private static final String SUBSTITUTE = "com.flipper";

    private static final Pattern PLACE = Pattern.compile("/(?:data/data|user(?:_de)?/[0-9]{1,6})/([^/]+)/");

    private static final int LONGEST = 1000;

    /** What reading an address comes to. */
    public sealed interface Reading {
        record Found(AppAddress address) implements Reading {}

        record Refused(Fault fault) implements Reading {}
    }

    /**
     * Puts together what an app says of itself.
     *
     * @param app the app's name for people
     * @param commonName the name in its signing request, where that is known
     * @param appId the id in its query, which is never shortened; older clients do not send it
     */
    public static Reading read(String app, Optional<String> commonName, Optional<String> appId, String directory) {
        if (!directory.startsWith("/")
                || directory.length() > LONGEST
                || directory.chars().anyMatch(Character::isISOControl)
                || ("/" + directory + "/").contains("/../")) {
            return refused(
                    "destination-invalid",
                    "The directory that app '" + app + "' wants its certificates in is not an absolute path.",
                    "update the app's Flipper SDK");
        }
        String packageName = commonName
                .filter(name -> !name.equals(SUBSTITUTE))
                .or(() -> appId)
                .or(() -> packageIn(directory))
                .orElse("");
        if (!PACKAGE.matcher(packageName).matches()) {
            return refused(
                    "package-invalid",
                    "App '" + app + "' gives a package name that no Android app can have.",
                    "let its signing request carry the package name as common name");
        }
        return new Reading.Found(new AppAddress(
                packageName, user(packageName, directory), directory.endsWith("/") ? directory : directory + "/"));
    }

    private static Optional<String> packageIn(String directory) {
        Matcher found = PLACE.matcher(directory);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The number in {@code .../user/N/PACKAGE/...}; other users have no other way to say where they are. */
    private static int user(String packageName, String directory) {
        Matcher found = Pattern.compile("/user(?:_de)?/([0-9]{1,6})/" + Pattern.quote(packageName) + "(?:/|$)")
                .matcher(directory);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static Reading refused(String code, String sentence, String next) {
        return new Reading.Refused(new Fault(code, sentence, next));
    }
}
