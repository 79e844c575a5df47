package dev.bottlenose.sdk.network;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The headers whose values are not shown. Immutable. */
final class Redaction {
    static final String INSTEAD = "[redacted]";

    /** Headers that carry credentials, by the names that standards, cloud providers and frameworks use. */
    private static final Set<String> SECRET = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "set-cookie",
            "cookie2",
            "set-cookie2",
            "x-api-key",
            "api-key",
            "x-auth-token",
            "x-access-token",
            "x-refresh-token",
            "x-csrf-token",
            "x-xsrf-token",
            "x-amz-security-token",
            "x-goog-api-key",
            "x-goog-iam-authorization-token",
            "x-vault-token",
            "x-gitlab-token",
            "private-token",
            "dpop");

    private final Set<String> names;

    private Redaction(Set<String> names) {
        this.names = names;
    }

    static Redaction byDefault() {
        return new Redaction(SECRET);
    }

    Redaction hiding(String name) {
        Set<String> more = new TreeSet<>(names);
        more.add(name.toLowerCase(Locale.ROOT));
        return new Redaction(Collections.unmodifiableSet(more));
    }

    Redaction showing(String name) {
        Set<String> fewer = new TreeSet<>(names);
        fewer.remove(name.toLowerCase(Locale.ROOT));
        return new Redaction(Collections.unmodifiableSet(fewer));
    }

    String shown(HeaderList.Header header) {
        return names.contains(header.name().toLowerCase(Locale.ROOT)) ? INSTEAD : header.value();
    }
}
