package dev.bottlenose.sdk.databases;

import org.jspecify.annotations.Nullable;

/** A table or view that exists in the database. */
final class Table {
    private final @Nullable String catalog;
    private final @Nullable String schema;
    private final String name;
    private final boolean view;
    private final boolean current;

    /** @param current whether its name without a schema denotes this table */
    Table(@Nullable String catalog, @Nullable String schema, String name, boolean view, boolean current) {
        this.catalog = catalog;
        this.schema = schema;
        this.name = name;
        this.view = view;
        this.current = current;
    }

    @Nullable
    String catalog() {
        return catalog;
    }

    @Nullable
    String schema() {
        return schema;
    }

    String name() {
        return name;
    }

    boolean isView() {
        return view;
    }

    /** The displayed name, which calls use as well: with its schema, unless it is in the current one. */
    String shownName() {
        return current || schema == null ? name : schema + "." + name;
    }

    /** The table as part of a statement. */
    String quoted(Names names) throws DatabaseFault {
        return schema == null ? names.quoted(name) : names.quoted(schema) + "." + names.quoted(name);
    }
}
