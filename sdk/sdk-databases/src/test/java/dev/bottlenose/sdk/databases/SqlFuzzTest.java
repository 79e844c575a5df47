package dev.bottlenose.sdk.databases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Queries of a front end to a database that it may only read. */
final class SqlFuzzTest {
    @FuzzTest
    void whatPassesIsOneStatementWithoutAWordThatChangesAnything(byte[] bytes) throws Exception {
        String query = new String(bytes, UTF_8);
        for (Dialect dialect : Dialect.values()) {
            if (passes(query, dialect)) {
                String plain = withoutQuotesAndComments(query);
                assertThat(plain.indexOf(';') < 0
                                || plain.substring(plain.indexOf(';') + 1).isBlank())
                        .as(plain)
                        .isTrue();
                assertThat(plain.toUpperCase(Locale.ROOT))
                        .doesNotContainPattern("(?U)\\b(DELETE|UPDATE|INSERT|INTO)\\b");
            }
        }
    }

    @FuzzTest
    void aQueryWithoutBackticksIsNotChanged(byte[] bytes) throws Exception {
        String query = new String(bytes, UTF_8).replace("`", "");
        for (Dialect dialect : Dialect.values()) {
            assertThat(new SqlText(query, dialect).withBackticks(name -> "changed"))
                    .isEqualTo(query);
        }
    }

    @Test
    void workIsLinear() {
        LinearWork.check("SELECT ", "", text -> passes(text, Dialect.STANDARD));
        LinearWork.check("SELECT ", "", text -> passes(text, Dialect.SQLITE));
        LinearWork.check("PRAGMA table_info", "x", text -> passes(text, Dialect.SQLITE));
        LinearWork.check("PRAGMA table_info(", ")", text -> passes(text, Dialect.SQLITE));
    }

    private static boolean passes(String query, Dialect dialect) {
        try {
            ReadOnlyRule.check(query, new SqlText(query, dialect));
            return true;
        } catch (DatabaseFault e) {
            return false;
        }
    }

    /** A second reader of SQL, as simple as can be; brackets are quotes in some dialects, so their content is dropped too. */
    private static String withoutQuotesAndComments(String query) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            int end = "'\"`".indexOf(c) >= 0
                    ? query.indexOf(c, i + 1)
                    : query.startsWith("--", i)
                            ? query.indexOf('\n', i)
                            : query.startsWith("/*", i)
                                    ? query.indexOf("*/", i + 2) + 1
                                    : c == '[' && query.indexOf(']', i) > 0 ? query.indexOf(']', i) : i;
            if (end == i) {
                plain.append(c);
            } else if (end <= 0) {
                break;
            } else {
                i = end;
                plain.append(' ');
            }
        }
        return plain.toString();
    }
}
