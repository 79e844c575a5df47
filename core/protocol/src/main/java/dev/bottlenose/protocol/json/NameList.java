package dev.bottlenose.protocol.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of names within a message, read without keeping the rest of the message in memory. What is not a string is left out,
 * and so is what exceeds the limits, which is counted. Immutable.
 */
public final class NameList {
    /** An app's list of plugins ends here. */
    public static final int MOST_NAMES = 2000;

    /** In UTF-16 units. */
    public static final int LONGEST_NAME = Envelope.LONGEST_NAME;

    /** Of all names together, in UTF-16 units. */
    public static final int MOST_CHARACTERS = 50_000;

    private final List<String> names;
    private final int tooMany;
    private final int tooLong;

    private NameList(List<String> names, int tooMany, int tooLong) {
        this.names = List.copyOf(names);
        this.tooMany = tooMany;
        this.tooLong = tooLong;
    }

    /**
     * Finds a list by the names of the members that lead to it; empty if there is none.
     *
     * @throws MalformedJsonException if the text is not exactly one JSON value
     */
    public static Optional<NameList> find(JsonText text, String... path) throws MalformedJsonException {
        JsonScanner scanner = new JsonScanner(text);
        Optional<NameList> found = find(scanner, path, 0);
        scanner.expectEnd();
        return found;
    }

    public List<String> names() {
        return names;
    }

    /** How many names are left out because the list is longer than {@link #MOST_NAMES} or {@link #MOST_CHARACTERS}. */
    public int tooMany() {
        return tooMany;
    }

    /** How many names are left out because they are longer than {@link #LONGEST_NAME}. */
    public int tooLong() {
        return tooLong;
    }

    private static Optional<NameList> find(JsonScanner scanner, String[] path, int depth)
            throws MalformedJsonException {
        if (depth == path.length) {
            return read(scanner);
        }
        Optional<NameList> found = Optional.empty();
        if (!scanner.atObject()) {
            scanner.skipValue();
            return found;
        }
        scanner.enterObject();
        while (scanner.nextMember()) {
            if (scanner.isNamed(path[depth])) {
                found = find(scanner, path, depth + 1);
            } else {
                scanner.skipValue();
            }
        }
        return found;
    }

    private static Optional<NameList> read(JsonScanner scanner) throws MalformedJsonException {
        if (scanner.peek() != '[') {
            scanner.skipValue();
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        int characters = 0;
        int tooMany = 0;
        int tooLong = 0;
        scanner.enterArray();
        while (scanner.nextElement()) {
            boolean string = scanner.atString();
            if (names.size() == MOST_NAMES || characters >= MOST_CHARACTERS) {
                tooMany += string ? 1 : 0;
                scanner.skipValue();
                continue;
            }
            Optional<String> name = scanner.shortStringOrSkip(LONGEST_NAME);
            name.ifPresent(names::add);
            characters += name.map(String::length).orElse(0);
            tooLong += string && name.isEmpty() ? 1 : 0;
        }
        return Optional.of(new NameList(names, tooMany, tooLong));
    }
}
