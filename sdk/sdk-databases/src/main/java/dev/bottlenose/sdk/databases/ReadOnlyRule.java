package dev.bottlenose.sdk.databases;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SQL that may run on a read-only database: one unambiguous statement that is a query. */
final class ReadOnlyRule {
    private static final Set<String> QUERIES =
            Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "PRAGMA");

    /**
     * Words that make a query a change: {@code SELECT ... INTO}, {@code WITH ... DELETE}, {@code FROM FINAL TABLE
     * (UPDATE ...)}.
     */
    private static final Set<String> CHANGES =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "INTO", "OUTFILE", "DUMPFILE", "EXECUTE");

    private static final Pattern PRAGMA =
            Pattern.compile("\\s*pragma\\s+(?:\\w+\\.)?(?<name>\\w+)\\s*+(?<argument>\\(.*\\))?[\\s;]*");

    /** SQLite's settings, which are read without an argument, and set with one. */
    private static final Set<String> SETTINGS = Set.of(
            "application_id",
            "auto_vacuum",
            "cache_size",
            "encoding",
            "foreign_keys",
            "freelist_count",
            "journal_mode",
            "page_count",
            "page_size",
            "query_only",
            "schema_version",
            "synchronous",
            "user_version");

    /** Those that only read what their argument names. */
    private static final Set<String> LOOKS = Set.of(
            "collation_list",
            "compile_options",
            "database_list",
            "foreign_key_check",
            "foreign_key_list",
            "function_list",
            "index_info",
            "index_list",
            "index_xinfo",
            "integrity_check",
            "module_list",
            "pragma_list",
            "quick_check",
            "table_info",
            "table_list",
            "table_xinfo");

    private ReadOnlyRule() {}

    /** @throws DatabaseFault if this SQL may not run */
    static void check(String text, SqlText sql) throws DatabaseFault {
        List<String> words = sql.words();
        if (!QUERIES.contains(sql.firstWord())) {
            throw refused(sql.firstWord().isEmpty() ? "there is no query" : sql.firstWord() + " is not a query");
        }
        if (sql.isSeveralStatements()) {
            throw refused("this is more than one statement");
        }
        if (sql.isDoubtful()) {
            throw refused("the end of its literals and comments is ambiguous");
        }
        for (String word : words) {
            if (CHANGES.contains(word)) {
                throw refused("a query with the word " + word + " may change it (a name can be quoted)");
            }
        }
        if (sql.firstWord().equals("PRAGMA") && !isHarmlessPragma(text)) {
            throw refused("this PRAGMA does more than read");
        }
    }

    private static boolean isHarmlessPragma(String text) {
        Matcher pragma = PRAGMA.matcher(text.toLowerCase(Locale.ROOT));
        if (!pragma.matches()) {
            return false;
        }
        String name = pragma.group("name");
        return LOOKS.contains(name) || (SETTINGS.contains(name) && pragma.group("argument") == null);
    }

    private static DatabaseFault refused(String why) {
        return DatabaseFault.invalidRequest(
                "This database is read-only, and " + why + ". try: add it with writableDatabase()");
    }
}
