package dev.bottlenose.recording.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.JsonString;
import dev.bottlenose.recording.block.BlockText;
import dev.bottlenose.recording.block.TrigramFilter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search for a text. Messages are JSON, in which a text may be a string, or part of JSON in a string; quotes and
 * backslashes then look different. Each of these forms is searched for.
 */
final class PlainQuery implements TextQuery {
    private static final int NESTED_STRINGS = 2;

    private final List<Needle> forms;

    PlainQuery(String text) {
        Set<String> distinct = new LinkedHashSet<>();
        String form = text;
        distinct.add(form);
        for (int i = 0; i < NESTED_STRINGS; i++) {
            String literal = new JsonString(form).toString();
            form = literal.substring(1, literal.length() - 1);
            distinct.add(form);
        }
        forms = distinct.stream().map(each -> new Needle(each.getBytes(UTF_8))).toList();
    }

    @Override
    public boolean mayMatch(TrigramFilter filter) {
        return forms.stream().anyMatch(form -> filter.mayContain(form.bytes()));
    }

    @Override
    public int previous(BlockText block, int before) {
        int latest = -1;
        for (Needle form : forms) {
            latest = Math.max(latest, previous(block, before, form));
        }
        return latest;
    }

    /** A match may begin in one entry and end in the next one; then it is none. */
    private static int previous(BlockText block, int before, Needle needle) {
        int to = before == 0 ? 0 : block.end(before - 1);
        while (before > 0) {
            int found = needle.last(block.bytes(), block.start(0), to);
            if (found < 0) {
                return -1;
            }
            int entry = block.entryAt(found);
            if (found + needle.length() <= block.end(entry)) {
                return entry;
            }
            to = found + needle.length() - 1;
        }
        return -1;
    }
}
