package dev.bottlenose.sdk.spring;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.util.logging.Logger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Starts the client before the app's servers and stops it after them, so that everything in between is sent. */
final class ClientLifecycle implements SmartLifecycle {
    private static final Logger LOG = Logger.getLogger("dev.bottlenose.sdk.spring");

    private final FlipperClient client;
    private final ObjectProvider<FlipperPlugin> plugins;
    private final ObjectProvider<DataSources> databases;
    private volatile boolean running;

    ClientLifecycle(
            FlipperClient client, ObjectProvider<FlipperPlugin> plugins, ObjectProvider<DataSources> databases) {
        this.client = client;
        this.plugins = plugins;
        this.databases = databases;
    }

    @Override
    public void start() {
        running = true;
        try {
            plugins.orderedStream().forEach(client::addPlugin);
            databases.ifAvailable(all -> all.plugin().ifPresent(client::addPlugin));
            client.start();
        } catch (RuntimeException | LinkageError e) {
            LOG.warning("Cannot start the Bottlenose client: " + e
                    + ". try: set bottlenose.enabled=false, and report this error");
        }
    }

    @Override
    public void stop() {
        running = false;
        client.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
