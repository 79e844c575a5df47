package dev.bottlenose.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.FlipperClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program full of apps with the SDK: arguments {@code host insecurePort securePort directory}, then a line {@code NAME
 * CODE} or {@code NAME} for each app. The directory keeps their certificates.
 */
public final class Apps {
    private Apps() {}

    public static void main(String[] arguments) throws IOException {
        List<FlipperClient> apps = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", -1);
                FlipperClientBuilder builder = FlipperClient.builder(parts[0])
                        .device("phone")
                        .host(arguments[0])
                        .ports(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                        .privateDirectory(Path.of(arguments[3], parts[0]));
                if (parts.length > 1) {
                    builder.pairingCode(parts[1]);
                }
                FlipperClient app = builder.build();
                app.subscribeForUpdates(() -> {
                    if (app.isConnected()) {
                        System.out.println("{\"happened\":\"connected\",\"app\":\"" + parts[0] + "\"}");
                    }
                });
                app.start();
                apps.add(app);
            }
        }
        apps.forEach(FlipperClient::stop);
    }
}
