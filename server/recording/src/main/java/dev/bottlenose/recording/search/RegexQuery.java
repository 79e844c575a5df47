package dev.bottlenose.recording.search;

import dev.bottlenose.recording.block.BlockText;
import dev.bottlenose.recording.block.TrigramFilter;
import java.util.regex.Pattern;

/** A search with a regular expression. An expression that backtracks without end does not match. */
final class RegexQuery implements TextQuery {
    /** How many characters the search may read for each character of the text. */
    private static final long MOST_READS = 1000;

    private final Pattern pattern;

    RegexQuery(Pattern pattern) {
        this.pattern = pattern;
    }

    @Override
    public boolean mayMatch(TrigramFilter filter) {
        return true;
    }

    @Override
    public int previous(BlockText block, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (matches(block.text(i).toString())) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(String text) {
        try {
            return pattern.matcher(new CountedText(text)).find();
        } catch (ReadsExhausted | StackOverflowError e) {
            return false;
        }
    }

    private static final class ReadsExhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReadsExhausted() {
            super("expression backtracks too often", null, false, false);
        }
    }

    private static final class CountedText implements CharSequence {
        private final String text;

        /** How many characters may still be read. */
        private long left;

        CountedText(String text) {
            this.text = text;
            this.left = (text.length() + 100) * MOST_READS;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new ReadsExhausted();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
