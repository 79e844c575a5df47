package dev.bottlenose.sdk.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadOnlyRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "select 1;",
                "SELECT 1; -- that is all",
                "-- first\n/* and then */ SELECT 1",
                "(SELECT 1) UNION (SELECT 2)",
                "WITH a AS (SELECT 1) SELECT * FROM a",
                "VALUES (1)",
                "SHOW TABLES",
                "EXPLAIN SELECT 1",
                "SELECT 'DELETE; FROM', \"update\", `insert`",
                "SELECT 'it''s', '\\d+'",
                "SELECT a[1], updated FROM t",
                "SELECT '{}' #> '{a}' FROM t",
                "SELECT 1 --1",
                "SELECT '--', '/*'"
            })
    void queryIsRun(String sql) {
        assertThatCode(() -> check(sql, Dialect.STANDARD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "-- SELECT 1",
                "DROP TABLE t",
                "CALL burn()",
                "SET x = 1",
                "SELECT 1; SELECT 2",
                "SELECT 1; 'x'",
                "SELECT * INTO u FROM t",
                "WITH a AS (DELETE FROM t) SELECT 1",
                "EXPLAIN ANALYZE UPDATE t SET a = 1",
                "SELECT 'a\\''; DELETE FROM t --'",
                "SELECT $$'$$; DROP TABLE t --'",
                "SELECT $a$'$a$; DROP TABLE t --'",
                "SELECT /* /* */ ' */ ; DROP TABLE t --'",
                "SELECT 1 /*! ; DROP TABLE t */",
                "SELECT 1 -- \r'\n; DROP TABLE t --'",
                "SELECT 'unclosed",
                "SELECT \"unclosed",
                "SELECT `unclosed",
                "SELECT '\0'; \0"
            })
    void anythingElseIsRefused(String sql) {
        assertThatThrownBy(() -> check(sql, Dialect.STANDARD))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("is read-only")
                .hasMessageContaining("try: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1 # '\n; DELETE FROM t # '", "SELECT 1 --'\n' ; DROP TABLE t -- '"})
    void commentsThatOnlyMySqlHasAreRefusedThere(String sql) {
        assertThatThrownBy(() -> check(sql, Dialect.MYSQL)).isInstanceOf(DatabaseFault.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT [it's] FROM t; DROP TABLE t --'", "SELECT [unclosed ' ; DROP TABLE t"})
    void bracketsQuoteInDatabasesThatUseThem(String sql) {
        assertThatThrownBy(() -> check(sql, Dialect.SQLITE)).isInstanceOf(DatabaseFault.class);
    }

    @Test
    void keywordsInBracketedNamesAreIgnored() {
        assertThatCode(() -> check("SELECT [delete] FROM t", Dialect.SQL_SERVER))
                .doesNotThrowAnyException();
    }

    @Test
    void longStatementIsChecked() {
        String literal = "'" + "x''".repeat(200_000) + "'";

        assertThat(new SqlText("SELECT " + literal, Dialect.STANDARD).words()).containsExactly("SELECT");
        assertThat(new SqlText("SELECT /*" + " *".repeat(200_000) + "/ 1", Dialect.STANDARD).isDoubtful())
                .isFalse();
    }

    private static void check(String sql, Dialect dialect) throws DatabaseFault {
        ReadOnlyRule.check(sql, new SqlText(sql, dialect));
    }
}
