package dev.bottlenose.samples.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Sells fish over HTTP. */
@SpringBootApplication
public class FishMarket {
    /** Called by Spring. */
    public FishMarket() {}

    /** Takes Spring Boot's arguments, such as {@code --server.port=8080}. */
    public static void main(String[] arguments) {
        SpringApplication.run(FishMarket.class, arguments);
    }
}
