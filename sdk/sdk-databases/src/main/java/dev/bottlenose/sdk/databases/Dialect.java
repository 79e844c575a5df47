package dev.bottlenose.sdk.databases;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** What differs between databases and JDBC does not cover. */
enum Dialect {
    SQLITE,
    /** MySQL and MariaDB. */
    MYSQL,
    SQL_SERVER,
    ORACLE,
    /** H2, PostgreSQL, HSQLDB, Derby, DB2 and others that follow the standard. */
    STANDARD;

    static Dialect of(DatabaseMetaData metadata) throws SQLException {
        String product = metadata.getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (product.contains("sqlite")) {
            return SQLITE;
        }
        if (product.contains("mysql") || product.contains("mariadb")) {
            return MYSQL;
        }
        if (product.contains("microsoft sql server")) {
            return SQL_SERVER;
        }
        return product.contains("oracle") ? ORACLE : STANDARD;
    }

    /** The end of a query, from its ORDER BY on, that asks for one page. */
    String page(String orderBy, long start, int count) {
        if (this == SQLITE || this == MYSQL) {
            return orderBy + " LIMIT " + count + " OFFSET " + start;
        }
        String order = orderBy.isEmpty() && this == SQL_SERVER ? " ORDER BY (SELECT NULL)" : orderBy;
        return order + " OFFSET " + start + " ROWS FETCH NEXT " + count + " ROWS ONLY";
    }

    boolean quotesWithBrackets() {
        return this == SQLITE || this == SQL_SERVER;
    }

    boolean hasInformationSchema() {
        return this == STANDARD || this == SQL_SERVER;
    }
}
