package dev.bottlenose.sdk.databases;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** One column of a table. */
final class Column {
    /** A longer text column counts as unlimited. */
    private static final int LONGEST = 1_000_000;

    private final String name;
    private final int sqlType;
    private final String typeName;
    private final boolean nullable;
    private final @Nullable String defaultValue;

    private Column(String name, int sqlType, String typeName, boolean nullable, @Nullable String defaultValue) {
        this.name = name;
        this.sqlType = sqlType;
        this.typeName = typeName;
        this.nullable = nullable;
        this.defaultValue = defaultValue;
    }

    /** The column in the current row of {@link DatabaseMetaData#getColumns}. */
    static Column read(ResultSet row) throws SQLException {
        int sqlType = row.getInt("DATA_TYPE");
        String type = String.valueOf(row.getString("TYPE_NAME"));
        return new Column(
                row.getString("COLUMN_NAME"),
                sqlType,
                type.contains("(")
                        ? type
                        : type + size(sqlType, row.getInt("COLUMN_SIZE"), row.getInt("DECIMAL_DIGITS")),
                row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                row.getString("COLUMN_DEF"));
    }

    String name() {
        return name;
    }

    /** The type as the database names it, such as {@code VARCHAR(20)}. */
    String typeName() {
        return typeName;
    }

    /**
     * The type as the desktop names it. The desktop leaves numbers unquoted in its UPDATE statements only for these types.
     */
    String desktopType() {
        switch (sqlType) {
            case Types.TINYINT:
            case Types.SMALLINT:
            case Types.INTEGER:
                return "INTEGER";
            case Types.BIGINT:
                return "BIGINT";
            case Types.REAL:
                return "REAL";
            case Types.FLOAT:
            case Types.DOUBLE:
                return "DOUBLE";
            default:
                return typeName;
        }
    }

    boolean isNullable() {
        return nullable;
    }

    @Nullable
    String defaultValue() {
        return defaultValue;
    }

    private static String size(int sqlType, int size, int digits) {
        switch (sqlType) {
            case Types.DECIMAL:
            case Types.NUMERIC:
                return size > 0 && size < LONGEST ? "(" + size + ", " + digits + ")" : "";
            case Types.CHAR:
            case Types.VARCHAR:
            case Types.NCHAR:
            case Types.NVARCHAR:
            case Types.BINARY:
            case Types.VARBINARY:
                return size > 0 && size < LONGEST ? "(" + size + ")" : "";
            default:
                return "";
        }
    }
}
