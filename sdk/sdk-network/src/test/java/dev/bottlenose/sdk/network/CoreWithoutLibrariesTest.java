package dev.bottlenose.sdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

final class CoreWithoutLibrariesTest {
    @Test
    void pluginWorksInAnAppThatHasNoHttpLibrary() throws Exception {
        try (URLClassLoader app = appWithout()) {
            Class<?> plugin = app.loadClass(NetworkPlugin.class.getName());
            Class<?> head = app.loadClass(RequestHead.class.getName());
            Object headers =
                    app.loadClass(HeaderList.class.getName()).getMethod("empty").invoke(null);
            Object request = head.getConstructors()[0].newInstance("GET", "http://host/", headers, false);

            Object exchange = plugin.getMethod("begin", head)
                    .invoke(plugin.getConstructor().newInstance(), request);

            assertThat(exchange.getClass().getName()).isEqualTo(Exchange.class.getName());
            assertThatThrownBy(() -> app.loadClass("okhttp3.OkHttpClient")).isInstanceOf(ClassNotFoundException.class);
        }
    }

    private static URLClassLoader appWithout() throws IOException {
        return new URLClassLoader(
                new URL[] {place(NetworkPlugin.class), place(FlipperPlugin.class)},
                ClassLoader.getPlatformClassLoader());
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
