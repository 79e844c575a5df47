package dev.bottlenose.samples.boot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Takes orders: requests the price, stores the order, and logs it. */
@RestController
class OrderDesk {
    private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);

    private final JdbcTemplate database;
    private final RestClient prices;

    /** The price server is part of the app, so that the sample needs no network. */
    private volatile int ownPort;

    OrderDesk(JdbcTemplate database, RestClient.Builder clients) {
        this.database = database;
        this.prices = clients.build();
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        ownPort = event.getWebServer().getPort();
    }

    @PostMapping("/orders/{fish}")
    Map<String, Object> order(@PathVariable("fish") String fish) {
        BigDecimal price = Objects.requireNonNull(prices.get()
                .uri("http://localhost:{port}/prices/{fish}", ownPort, fish)
                .retrieve()
                .body(BigDecimal.class));
        database.update("INSERT INTO orders (fish, price) VALUES (?, ?)", fish, price);
        LOG.info("sold one {} for {}", fish, price);
        return Map.of("fish", fish, "price", price);
    }

    @GetMapping("/orders")
    List<Map<String, Object>> orders() {
        return database.queryForList("SELECT * FROM orders ORDER BY id");
    }

    @GetMapping("/prices/{fish}")
    BigDecimal price(@PathVariable("fish") String fish) {
        return BigDecimal.valueOf(4 + fish.length() % 3);
    }
}
