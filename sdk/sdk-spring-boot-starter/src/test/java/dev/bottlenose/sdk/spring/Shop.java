package dev.bottlenose.sdk.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** An app as people write them: it logs, queries, and calls other servers with two kinds of clients. */
@SpringBootConfiguration
@EnableAutoConfiguration
class Shop {
    @Bean
    HttpClient http() {
        return HttpClient.newHttpClient();
    }

    @RestController
    static final class Counter {
        private static final Logger LOG = LoggerFactory.getLogger("shop");

        private final JdbcTemplate database;
        private final RestClient rest;
        private final HttpClient http;

        Counter(JdbcTemplate database, RestClient.Builder rest, HttpClient http) {
            this.database = database;
            this.rest = rest.build();
            this.http = http;
        }

        /** @param prices the address of the price server */
        @PostMapping("/orders")
        String order(@RequestBody String fish, @RequestParam("prices") String prices)
                throws IOException, InterruptedException {
            LOG.info("an order for {}", fish);
            database.update("INSERT INTO ORDERS VALUES (?)", fish);
            String price =
                    rest.post().uri(prices + "/rest").body(fish).retrieve().body(String.class);
            HttpRequest again =
                    HttpRequest.newBuilder(URI.create(prices + "/http")).build();
            return price + " " + http.send(again, BodyHandlers.ofString()).body();
        }
    }
}
