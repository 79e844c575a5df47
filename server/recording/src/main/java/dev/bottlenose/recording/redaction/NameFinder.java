package dev.bottlenose.recording.redaction;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Finds whether any of some names occurs in bytes, in one pass (Aho-Corasick). The case of ASCII letters does not matter, nor
 * do {@code -} and {@code _}. Immutable.
 */
final class NameFinder {
    private static final int SYMBOLS = 256;
    private static final int NONE = -1;

    /** The state after a state and a byte; {@link #found} if a name ends there. */
    private final int[] next;

    /** The state in which a name has ended. */
    private final int found;

    /** @param names in ASCII, without {@code -} and {@code _}, not empty */
    NameFinder(Collection<String> names) {
        List<String> lower =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        int capacity = lower.stream().mapToInt(String::length).sum() + 2;
        int[] trie = new int[capacity * SYMBOLS];
        Arrays.fill(trie, NONE);
        found = capacity - 1;
        int states = 1;
        for (String name : lower) {
            states = add(trie, name, states);
        }
        link(trie);
        for (int state = 0; state < states; state++) {
            for (int symbol = 'A'; symbol <= 'Z'; symbol++) {
                trie[state * SYMBOLS + symbol] = trie[state * SYMBOLS + symbol + ('a' - 'A')];
            }
            trie[state * SYMBOLS + '-'] = state;
            trie[state * SYMBOLS + '_'] = state;
        }
        next = trie;
    }

    /** Whether a name occurs between these indexes. */
    boolean occursIn(byte[] bytes, int from, int to) {
        int state = 0;
        for (int i = from; i < to; i++) {
            state = next[state * SYMBOLS + (bytes[i] & 0xFF)];
            if (state == found) {
                return true;
            }
        }
        return false;
    }

    private int add(int[] trie, String name, int states) {
        int count = states;
        int state = 0;
        for (int i = 0; i < name.length(); i++) {
            int slot = state * SYMBOLS + name.charAt(i);
            if (trie[slot] == found) {
                return count; // a shorter name is a part of this one
            }
            if (i == name.length() - 1) {
                trie[slot] = found;
            } else if (trie[slot] == NONE) {
                trie[slot] = count++;
            }
            state = trie[slot];
        }
        return count;
    }

    /** Replaces missing transitions by those of the longest suffix that is the beginning of a name. */
    private void link(int[] trie) {
        int[] suffix = new int[trie.length / SYMBOLS];
        Deque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                int slot = state * SYMBOLS + symbol;
                int shorter = state == 0 ? 0 : trie[suffix[state] * SYMBOLS + symbol];
                if (trie[slot] == NONE || shorter == found) {
                    trie[slot] = shorter;
                } else if (trie[slot] != found) {
                    suffix[trie[slot]] = shorter;
                    queue.add(trie[slot]);
                }
            }
        }
    }
}
