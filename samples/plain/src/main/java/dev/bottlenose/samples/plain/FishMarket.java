package dev.bottlenose.samples.plain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** The app: sells fish, and stores its orders in a database. */
final class FishMarket implements AutoCloseable {
    private static final List<String> FISH = List.of("herring", "mackerel", "sardine", "squid");

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE \"fish\" (\"id\" INTEGER PRIMARY KEY, \"name\" VARCHAR(40) NOT NULL, \"price\" DECIMAL(8, 2))",
            "CREATE TABLE \"orders\" (\"id\" BIGINT PRIMARY KEY, \"fish\" INTEGER NOT NULL REFERENCES \"fish\"(\"id\"),"
                    + " \"kilos\" DOUBLE PRECISION NOT NULL, \"at\" TIMESTAMP DEFAULT CURRENT_TIMESTAMP)",
            "CREATE USER VISITOR PASSWORD 'visitor'",
            "GRANT SELECT ON SCHEMA PUBLIC TO VISITOR");

    private final JdbcConnectionPool database;
    private final JdbcDataSource window = new JdbcDataSource();
    private final Properties settings = new Properties();
    private final Random random;
    private long orders;

    /**
     * Opens the market with fish and without orders.
     *
     * @param name the name of its in-memory database
     */
    FishMarket(String name, Random random) throws SQLException {
        this.database = JdbcConnectionPool.create("jdbc:h2:mem:" + name, "", "");
        window.setURL("jdbc:h2:mem:" + name);
        window.setUser("VISITOR");
        window.setPassword("visitor");
        this.random = random;
        settings.setProperty("greeting", "Fresh fish!");
        settings.setProperty("max.kilos", "20");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
            for (int i = 0; i < FISH.size(); i++) {
                statement.execute("INSERT INTO \"fish\" VALUES (" + i + ", '" + FISH.get(i) + "', " + (4 + i) + ".50)");
            }
        }
    }

    /** The database for an account with read access only. */
    DataSource window() {
        return window;
    }

    Properties settings() {
        return settings;
    }

    /** Makes a sale. */
    Order sell() throws SQLException {
        int fish = random.nextInt(FISH.size());
        int most = Math.max(1, Integer.parseInt(settings.getProperty("max.kilos", "20")));
        Order order = new Order(++orders, FISH.get(fish), 1 + random.nextInt(most));
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO \"orders\" (\"id\", \"fish\", \"kilos\") VALUES (?, ?, ?)")) {
            insert.setLong(1, order.id());
            insert.setInt(2, fish);
            insert.setDouble(3, order.kilos());
            insert.executeUpdate();
        }
        return order;
    }

    @Override
    public void close() {
        database.dispose();
    }

    /** A sale. */
    record Order(long id, String fish, int kilos) {}
}
