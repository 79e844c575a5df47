package dev.bottlenose.cli;

/** Text that a terminal shows as it is, whoever wrote it. */
final class TerminalText {
    private static final int TAG_CHARACTERS = 0xE0000;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private TerminalText() {}

    /**
     * Makes one line of a text: a line break becomes a space; every other character that could control a terminal, reorder
     * what stands beside it, or hide becomes its escape of JSON. Those are the controls (C0 but for the tab, DEL, C1), the
     * line and paragraph separators, the format characters, such as overrides and isolates of bidirectional text, and halves
     * of characters. In JSON such characters stand in strings alone, so what was JSON stays the same JSON.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\r') {
                clean.append(' ');
            } else if (isUnsafe(character)) {
                for (char unit : Character.toChars(character)) {
                    clean.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                clean.appendCodePoint(character);
            }
        });
        return clean.toString();
    }

    private static boolean isUnsafe(int character) {
        if (character == '\t' || character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Flags of regions are made of tag characters, which have no other effect.
            case Character.FORMAT -> character < TAG_CHARACTERS;
            default -> false;
        };
    }
}
