package dev.bottlenose.sdk.spring.client;

import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.jdk.FlipperHttpClient;
import java.net.http.HttpClient;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Shows the requests of those beans that are a {@link HttpClient} of Java's own making. */
public final class HttpClientTap implements BeanPostProcessor {
    private final Supplier<NetworkPlugin> plugin;

    public HttpClientTap(Supplier<NetworkPlugin> plugin) {
        this.plugin = plugin;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        // A class of the app's own may be asked for by its name.
        return bean instanceof HttpClient client && client.getClass().getName().startsWith("jdk.internal.net.http.")
                ? FlipperHttpClient.of(client, plugin.get())
                : bean;
    }
}
