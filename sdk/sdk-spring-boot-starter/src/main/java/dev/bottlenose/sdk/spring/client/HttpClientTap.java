package dev.bottlenose.sdk.spring.client;

import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.jdk.FlipperHttpClient;
import java.net.http.HttpClient;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Shows the requests of beans that are the JDK's own {@link HttpClient}. */
public final class HttpClientTap implements BeanPostProcessor {
    private final Supplier<NetworkPlugin> plugin;

    public HttpClientTap(Supplier<NetworkPlugin> plugin) {
        this.plugin = plugin;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        // The app may inject a class of its own by its type.
        return bean instanceof HttpClient client && client.getClass().getName().startsWith("jdk.internal.net.http.")
                ? FlipperHttpClient.of(client, plugin.get())
                : bean;
    }
}
