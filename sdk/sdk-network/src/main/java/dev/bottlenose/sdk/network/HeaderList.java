package dev.bottlenose.sdk.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Headers in the order they were sent, repeated ones included. Immutable. */
public final class HeaderList {
    private static final HeaderList EMPTY = new HeaderList(Collections.emptyList());

    private final List<Header> headers;

    private HeaderList(List<Header> headers) {
        this.headers = headers;
    }

    public static HeaderList empty() {
        return EMPTY;
    }

    /** Returns these headers and another one at the end. */
    public HeaderList with(String name, String value) {
        Builder more = new Builder();
        more.headers.addAll(headers);
        return more.add(name, value).build();
    }

    /** Returns the value of the first header with this name, ignoring case. */
    public Optional<String> first(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** Returns an unmodifiable list. */
    public List<Header> toList() {
        return headers;
    }

    @Override
    public String toString() {
        return headers.toString();
    }

    /** Builds a list of headers. Not thread-safe. */
    public static final class Builder {
        private final List<Header> headers = new ArrayList<>();

        public Builder() {}

        public Builder add(String name, String value) {
            headers.add(new Header(name, value));
            return this;
        }

        public HeaderList build() {
            return new HeaderList(Collections.unmodifiableList(new ArrayList<>(headers)));
        }
    }

    /** One header. */
    public static final class Header {
        private final String name;
        private final String value;

        Header(String name, String value) {
            this.name = name;
            this.value = value;
        }

        public String name() {
            return name;
        }

        public String value() {
            return value;
        }

        @Override
        public String toString() {
            return name + ": " + value;
        }
    }
}
