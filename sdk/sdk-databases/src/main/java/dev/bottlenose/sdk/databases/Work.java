package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.SQLException;

/** The work of one call. */
@FunctionalInterface
interface Work {
    /** Returns the call's answer. */
    FlipperObject run(Visit visit) throws SQLException, DatabaseFault;
}
