package dev.bottlenose.recording.redaction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of what is secret: headers, members of JSON, and parameters of URLs and forms. Case and the characters
 * {@code -} and {@code _} do not matter.
 */
public record RedactionRules(Set<String> names) {
    /** What is never recorded unless a file overrules it. */
    public static final RedactionRules DEFAULT = of(List.of(
            "Authorization",
            "Proxy-Authorization",
            "Cookie",
            "Set-Cookie",
            "X-Api-Key",
            "X-Auth-Token",
            "X-Csrf-Token",
            "X-Amz-Security-Token",
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "client_secret",
            "token",
            "access_token",
            "refresh_token",
            "id_token",
            "auth_token",
            "session_token",
            "api_key",
            "private_key"));

    /** What is recorded in place of a secret. */
    static final String MARK = "[redacted]";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-]{1,100}");

    public RedactionRules {
        names = Set.copyOf(names);
    }

    /**
     * Reads a file of rules: a name a line; {@code !name} removes a default; {@code #} starts a comment.
     *
     * @throws IllegalArgumentException if a line is neither; the message contains its number
     */
    public static RedactionRules read(List<String> lines) {
        Set<String> names = new LinkedHashSet<>(DEFAULT.names);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").trim();
            boolean removed = line.startsWith("!");
            String name = removed ? line.substring(1).trim() : line;
            if (line.isEmpty()) {
                continue;
            }
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("line " + (i + 1) + " is not a name");
            }
            if (removed) {
                names.remove(plain(name));
            } else {
                names.add(plain(name));
            }
        }
        return new RedactionRules(names);
    }

    /** Whether what has this name is secret. */
    boolean covers(String name) {
        return names.contains(plain(name));
    }

    private static RedactionRules of(List<String> names) {
        return read(names, new LinkedHashSet<>());
    }

    private static RedactionRules read(List<String> names, Set<String> plain) {
        names.forEach(name -> plain.add(plain(name)));
        return new RedactionRules(plain);
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
