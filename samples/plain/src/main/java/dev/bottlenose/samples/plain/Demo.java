package dev.bottlenose.samples.plain;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.FlipperClientBuilder;
import dev.bottlenose.sdk.databases.DatabasesPlugin;
import dev.bottlenose.sdk.fixtures.ExamplePlugin;
import dev.bottlenose.sdk.fixtures.SeaMammalsPlugin;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.logs.LogsPlugin;
import dev.bottlenose.sdk.logs.jul.FlipperHandler;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.preferences.PreferencesPlugin;
import dev.bottlenose.sdk.preferences.PropertiesStore;
import dev.bottlenose.sdk.tables.Column;
import dev.bottlenose.sdk.tables.ColumnType;
import dev.bottlenose.sdk.tables.TablePlugin;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * The sample app with its client: a fish market that makes a sale every second, with a plugin for each of its parts.
 */
public final class Demo {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final FlipperClient client;
    private final FishMarket market;
    private final PriceBoard prices;
    private final NetworkPlugin network = new NetworkPlugin();
    private final LogsPlugin logs = new LogsPlugin();
    private final Logger log = Logger.getAnonymousLogger();
    private final ExamplePlugin example = new ExamplePlugin(message -> {});
    private final TablePlugin orders = TablePlugin.builder("orders")
            .title("Orders")
            .key("id")
            .column(Column.of("id").title("No").type(ColumnType.NUMBER))
            .column(Column.of("fish").title("Fish").filterable())
            .column(Column.of("kilos").title("Kilos").type(ColumnType.NUMBER))
            .build();

    private final ScheduledExecutorService customers = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "customers");
        thread.setDaemon(true);
        return thread;
    });

    /** Creates a demo. It is not started. */
    public Demo(Options options) {
        this(client(options));
    }

    Demo(FlipperClient client) {
        this.client = client;
        try {
            this.market = new FishMarket("market-" + UUID.randomUUID(), new Random());
            this.prices = new PriceBoard(network);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("market is closed: " + e.getMessage(), e);
        }
        log.setUseParentHandlers(false);
        log.addHandler(new FlipperHandler(logs));
        client.addPlugin(logs);
        client.addPlugin(network);
        client.addPlugin(
                DatabasesPlugin.builder().database("market", market.window()).build());
        client.addPlugin(PreferencesPlugin.of("settings", PropertiesStore.of(market.settings(), kept -> {})));
        client.addPlugin(orders);
        client.addPlugin(example);
        client.addPlugin(new SeaMammalsPlugin());
    }

    /** Opens the market and starts the client. Call this once. */
    public void start() {
        client.start();
        Future<?> unused = customers.scheduleAtFixedRate(this::sell, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops the client and closes the market. */
    public void stop() {
        client.stop();
        customers.shutdownNow();
        prices.close();
        market.close();
    }

    void sell() {
        try {
            FishMarket.Order order = market.sell();
            prices.ask(order.fish());
            orders.upsert(FlipperObject.of("id", order.id(), "fish", order.fish(), "kilos", order.kilos()));
            example.displayMessage("Sold " + order.kilos() + " kg of " + order.fish());
            log.info("order " + order.id() + ": " + order.kilos() + " kg of " + order.fish());
        } catch (SQLException | IOException | NumberFormatException e) {
            example.displayMessage("Nothing sold: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static FlipperClient client(Options options) {
        FlipperClientBuilder builder = FlipperClient.builder(options.name())
                .host(options.host())
                .ports(options.insecurePort(), options.securePort());
        options.os().ifPresent(builder::os);
        return builder.build();
    }
}
