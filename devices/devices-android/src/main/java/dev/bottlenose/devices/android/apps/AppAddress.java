package dev.bottlenose.devices.android.apps;

import dev.bottlenose.wire.Fault;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an app is on a device.
 *
 * @param packageName checked, so that it can be part of a command
 * @param user the number of the Android user or profile; 0 is the first one
 * @param directory of its certificates, absolute, with trailing separator
 */
public record AppAddress(String packageName, int user, String directory) {
    /** Possessive, since a repeated group that can be undone takes stack for each repetition. */
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z]\\w*+(\\.[A-Za-z]\\w*+)*+");

    /** The common name in place of one that is too long for a certificate. */
    private static final String SUBSTITUTE = "com.flipper";

    private static final Pattern PLACE = Pattern.compile("/(?:data/data|user(?:_de)?/[0-9]{1,6})/([^/]+)/");

    private static final int LONGEST = 1000;

    /** The result of reading an address. */
    public sealed interface Reading {
        /** Applies the function for this kind of result. */
        <T> T map(Function<AppAddress, T> found, Function<Fault, T> refused);

        record Found(AppAddress address) implements Reading {
            @Override
            public <T> T map(Function<AppAddress, T> found, Function<Fault, T> refused) {
                return found.apply(address);
            }
        }

        record Refused(Fault fault) implements Reading {
            @Override
            public <T> T map(Function<AppAddress, T> found, Function<Fault, T> refused) {
                return refused.apply(fault);
            }
        }
    }

    /**
     * Reads the address from an app's query and signing request.
     *
     * @param app the app's name for people
     * @param commonName the name in its signing request, if known
     * @param appId the id in its query, which is never shortened; older clients do not send it
     */
    public static Reading read(String app, Optional<String> commonName, Optional<String> appId, String directory) {
        if (!directory.startsWith("/")
                || directory.length() > LONGEST
                || directory.chars().anyMatch(letter -> Character.isISOControl(letter) || letter == '\\')
                || ("/" + directory + "/").contains("/../")) {
            return refused(
                    "destination-invalid",
                    "App '" + app + "' requests certificates in a directory that is not an absolute path.",
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
                    "App '" + app + "' has a package name that is not valid on Android.",
                    "set the common name of its signing request to the package name");
        }
        return new Reading.Found(new AppAddress(
                packageName, user(packageName, directory), directory.endsWith("/") ? directory : directory + "/"));
    }

    /**
     * The app's private directory if it contains this one. Only the system can create or replace it, so its owner is the app.
     *
     * @param data the directory of all apps' data on the device
     */
    Optional<String> homeIn(String data) {
        Matcher found = Pattern.compile(
                        "(?:" + Pattern.quote(data) + "|/mnt/expand/[^/]+)/(?:data|user(?:_de)?/[0-9]{1,6})/"
                                + Pattern.quote(packageName) + "(?=/)")
                .matcher(directory);
        return !data.isEmpty() && found.lookingAt() ? Optional.of(found.group()) : Optional.empty();
    }

    private static Optional<String> packageIn(String directory) {
        Matcher found = PLACE.matcher(directory);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The number in {@code .../user/N/PACKAGE/...}; nothing else names the user. */
    private static int user(String packageName, String directory) {
        Matcher found = Pattern.compile("/user(?:_de)?/([0-9]{1,6})/" + Pattern.quote(packageName) + "(?:/|$)")
                .matcher(directory);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static Reading refused(String code, String sentence, String next) {
        return new Reading.Refused(new Fault(code, sentence, next));
    }
}
