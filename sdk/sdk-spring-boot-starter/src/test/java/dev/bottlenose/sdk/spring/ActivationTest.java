package dev.bottlenose.sdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.crash.CrashReporterPlugin;
import dev.bottlenose.sdk.logs.LogsPlugin;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.servlet.FlipperFilter;
import dev.bottlenose.sdk.spring.client.HttpClientTap;
import dev.bottlenose.testing.MockConnection;
import jakarta.servlet.Servlet;
import java.lang.Thread.UncaughtExceptionHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** When the starter does something, and what it leaves alone. */
final class ActivationTest {
    private final ApplicationContextRunner app = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(BottlenoseAutoConfiguration.class))
            .withBean(FlipperClient.class, () -> new FlipperClient(new MockConnection()));
    private final ApplicationContextRunner active = app.withPropertyValues("bottlenose.enabled=true");

    @Test
    void nothingIsCreatedByDefault() {
        app.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(ClientLifecycle.class)
                .doesNotHaveBean(NetworkPlugin.class)
                .doesNotHaveBean(BottlenoseAutoConfiguration.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bottlenose.enabled=true", "bottlenose.enabled= TRUE ", "spring.profiles.active=test,dev"})
    void propertyOrProfileEnablesIt(String property) {
        app.withPropertyValues(property).run(context -> {
            assertThat(context).hasSingleBean(ClientLifecycle.class);
            assertThat(context.getBean(FlipperClient.class).isConnected()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no", "", "perhaps"})
    void propertyOverrulesProfile(String value) {
        app.withPropertyValues("spring.profiles.active=dev", "bottlenose.enabled=" + value)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ClientLifecycle.class));
    }

    @Test
    void clientStopsWithTheContext() {
        FlipperClient client = new FlipperClient(new MockConnection());
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BottlenoseAutoConfiguration.class))
                .withPropertyValues("bottlenose.enabled=true")
                .withBean(FlipperClient.class, () -> client)
                .run(context -> assertThat(client.isConnected()).isTrue());

        assertThat(client.isConnected()).isFalse();
    }

    @Test
    void pluginsThatWorkWithoutTheWebArePresent() {
        active.run(context -> {
            FlipperClient client = context.getBean(FlipperClient.class);
            assertThat(client.getPlugin("Network")).isPresent();
            assertThat(client.getPlugin("JvmLogs")).isPresent();
            assertThat(client.getPlugin("CrashReporter")).isPresent();
            assertThat(client.getPlugin("Databases")).isEmpty();
            assertThat(context).doesNotHaveBean(FilterRegistrationBean.class);
        });
    }

    @Test
    void eachPluginCanBeSwitchedOff() {
        active.withPropertyValues(
                        "bottlenose.network.enabled=false",
                        "bottlenose.logs.enabled=false",
                        "bottlenose.crashes.enabled=false",
                        "bottlenose.databases.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ClientLifecycle.class)
                        .doesNotHaveBean(NetworkPlugin.class)
                        .doesNotHaveBean(HttpClientTap.class)
                        .doesNotHaveBean(LogsPlugin.class)
                        .doesNotHaveBean(CrashReporterPlugin.class)
                        .doesNotHaveBean(DataSources.class));
    }

    @Test
    void pluginOfTheAppsOwnTakesPrecedence() {
        NetworkPlugin own = NetworkPlugin.builder().bodies(0, 0).build();
        active.withBean(NetworkPlugin.class, () -> own)
                .run(context -> assertThat(context.getBean(FlipperClient.class).getPlugin("Network"))
                        .containsSame(own));
    }

    @Test
    void filterIsPresentInServletAppsOnly() {
        WebApplicationContextRunner web = new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BottlenoseAutoConfiguration.class))
                .withPropertyValues("bottlenose.enabled=true")
                .withBean(FlipperClient.class, () -> new FlipperClient(new MockConnection()));

        web.run(context -> assertThat(
                        context.getBean(FilterRegistrationBean.class).getFilter())
                .isInstanceOf(FlipperFilter.class));
        web.withPropertyValues("bottlenose.network.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(FilterRegistrationBean.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ch.qos.logback",
                "jakarta.servlet",
                "org.springframework.web",
                "org.springframework.boot.http.client",
                "org.springframework.boot.web.servlet"
            })
    void librariesThatTheAppDoesNotHaveAreNotRequired(String library) {
        active.withClassLoader(new FilteredClassLoader(library)).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(FlipperClient.class).isConnected()).isTrue();
        });
        assertThat(Servlet.class).as("the library, in the test").isNotNull();
    }

    @Test
    void lazyAppsAreInspectedToo() {
        active.withInitializer(context -> context.addBeanFactoryPostProcessor(
                        new org.springframework.boot.LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> {
                    assertThat(context.getBean(FlipperClient.class).isConnected())
                            .isTrue();
                    assertThat(context.getBeanFactory().containsSingleton("flipperLogbackTap"))
                            .isTrue();
                });
    }

    @Test
    void handlerOfUncaughtExceptionsIsRestoredAfterwards() {
        UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

        active.run(context ->
                assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNotSameAs(before));

        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    }
}
