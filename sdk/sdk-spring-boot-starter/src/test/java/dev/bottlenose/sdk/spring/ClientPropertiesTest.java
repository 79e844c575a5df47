package dev.bottlenose.sdk.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.PropertySource;

/** The effects of the properties, seen from the port that the client connects to. */
final class ClientPropertiesTest {
    private final WebApplicationContextRunner app = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(BottlenoseAutoConfiguration.class))
            // Nothing listens there, whatever else runs on this machine.
            .withSystemProperties("flipper.ports=1,1")
            .withPropertyValues("bottlenose.enabled=true");

    @TempDir
    Path directory;

    @Test
    void appIntroducesItselfAsConfigured() throws Exception {
        try (ServerSocket desktop = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            app.withPropertyValues(
                            "spring.application.name=Fish market",
                            "bottlenose.app-id=com.example.fish",
                            "bottlenose.os=MacOS",
                            "bottlenose.device=quay",
                            "bottlenose.host=" + desktop.getInetAddress().getHostAddress(),
                            "bottlenose.insecurePort=" + desktop.getLocalPort(),
                            "bottlenose.private-directory=" + directory)
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(firstLine(desktop))
                                .contains("app=Fish+market")
                                .contains("os=MacOS")
                                .contains("device=quay");
                    });
        }
    }

    @Test
    void appWithoutCertificatesUsesTheBrowserPort() throws Exception {
        try (ServerSocket desktop = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            app.withPropertyValues(
                            "bottlenose.device-id=7",
                            "bottlenose.host=" + desktop.getInetAddress().getHostAddress(),
                            "bottlenose.browser-port=" + desktop.getLocalPort(),
                            "bottlenose.private-directory=" + directory)
                    .run(context -> assertThat(firstLine(desktop))
                            .contains("app=application")
                            .contains("device_id=7"));
        }
    }

    @Test
    void invalidPropertiesAreIgnoredAndReported() {
        StringBuilder logged = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.append(line.getMessage()).append('\n');
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.bottlenose.sdk.spring");
        logger.addHandler(handler);
        try {
            app.withPropertyValues(
                            "bottlenose.app-id=../elsewhere",
                            "bottlenose.secure-port=many",
                            "bottlenose.browser-port=70000",
                            "bottlenose.events-kept=-1",
                            "bottlenose.private-directory=" + directory)
                    .run(context -> assertThat(context).hasNotFailed().hasSingleBean(FlipperClient.class));
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(logged.toString())
                .contains("bottlenose.app-id is ignored")
                .contains("bottlenose.secure-port is ignored")
                .contains("bottlenose.browser-port is ignored")
                .contains("bottlenose.events-kept is ignored")
                .contains("try: correct or remove it");
    }

    @Test
    void everyPropertyIsDescribedForEditorsAndNoOther() throws Exception {
        TreeSet<String> read = new TreeSet<>();
        PropertySource<Object> recording = new PropertySource<>("recording") {
            @Override
            public @Nullable Object getProperty(String name) {
                // Names in the environment's own form are read as well.
                if (name.startsWith("bottlenose.")) {
                    read.add(name);
                }
                return null;
            }
        };
        app.withInitializer(
                        context -> context.getEnvironment().getPropertySources().addFirst(recording))
                .run(context -> assertThat(context).hasNotFailed());

        TreeSet<String> described = new TreeSet<>();
        try (InputStream metadata =
                BottlenoseAutoConfiguration.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(metadata).isNotNull();
            FlipperObject.parse(new String(metadata.readAllBytes(), UTF_8))
                    .getArray("properties")
                    .toList()
                    .forEach(property -> described.add(
                            FlipperObject.of("of", property).getObject("of").getString("name")));
        }
        assertThat(described).isEqualTo(read);
    }

    private static String firstLine(ServerSocket desktop) throws Exception {
        desktop.setSoTimeout(30_000);
        try (Socket connection = desktop.accept()) {
            connection.setSoTimeout(30_000);
            return new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8)).readLine();
        }
    }
}
