package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.SQLException;

/** What one call does during its visit to a database. */
@FunctionalInterface
interface Work {
    /** The call's answer. */
    FlipperObject run(Visit visit) throws SQLException, DatabaseFault;
}
