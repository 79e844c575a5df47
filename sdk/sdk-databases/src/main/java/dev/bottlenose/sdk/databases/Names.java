package dev.bottlenose.sdk.databases;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Quotes names, so that they cannot be anything else in SQL. */
final class Names {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Empty if the database does not support quoting. */
    private final String quote;

    Names(String quote) {
        this.quote = quote.trim();
    }

    static Names of(DatabaseMetaData metadata) throws SQLException {
        @Nullable String quote = metadata.getIdentifierQuoteString();
        return new Names(quote == null ? "" : quote);
    }

    /** The name, quoted. */
    String quoted(String name) throws DatabaseFault {
        if (name.indexOf('\0') >= 0 || (quote.isEmpty() && !PLAIN.matcher(name).matches())) {
            throw DatabaseFault.invalidRequest("This database cannot quote the name " + name);
        }
        return quote + (quote.isEmpty() ? name : name.replace(quote, quote + quote)) + quote;
    }
}
