package dev.bottlenose.sdk.spring;

import ch.qos.logback.classic.LoggerContext;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.crash.CrashReporterPlugin;
import dev.bottlenose.sdk.databases.DatabasesPlugin;
import dev.bottlenose.sdk.logs.LogsPlugin;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.servlet.FlipperFilter;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.spring.client.HttpClientTap;
import dev.bottlenose.sdk.spring.client.RequestFactoryTap;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * The auto-configuration: a client with plugins for requests, databases, logs and crashes. Each of its beans backs off
 * if the app defines one, and every {@link FlipperPlugin} bean is added to the client.
 */
@AutoConfiguration
@Conditional(OnRequest.class)
public final class BottlenoseAutoConfiguration {
    /** Called by Spring. */
    public BottlenoseAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    FlipperClient flipperClient(Environment environment, BeanFactory beans) {
        return new ClientProperties(environment).client(packageOf(beans));
    }

    @Bean
    ClientLifecycle flipperClientLifecycle(
            FlipperClient client, ObjectProvider<FlipperPlugin> plugins, ObjectProvider<DataSources> databases) {
        return new ClientLifecycle(client, plugins, databases);
    }

    @Bean
    @ConditionalOnMissingBean(DatabasesPlugin.class)
    @ConditionalOnProperty(name = "bottlenose.databases.enabled", havingValue = "true", matchIfMissing = true)
    DataSources flipperDataSources(ConfigurableListableBeanFactory beans) {
        return new DataSources(beans);
    }

    @Bean(initMethod = "install", destroyMethod = "uninstall")
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "bottlenose.crashes.enabled", havingValue = "true", matchIfMissing = true)
    CrashReporterPlugin flipperCrashReporterPlugin() {
        return new CrashReporterPlugin();
    }

    private static String packageOf(BeanFactory beans) {
        return AutoConfigurationPackages.has(beans)
                ? AutoConfigurationPackages.get(beans).get(0)
                : "application";
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(LoggerContext.class)
    @ConditionalOnProperty(name = "bottlenose.logs.enabled", havingValue = "true", matchIfMissing = true)
    static final class Logs {
        @Bean
        @ConditionalOnMissingBean
        LogsPlugin flipperLogsPlugin() {
            return new LogsPlugin();
        }

        @Bean
        @Lazy(false)
        LogbackTap flipperLogbackTap(LogsPlugin plugin) {
            return new LogbackTap(plugin);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "bottlenose.network.enabled", havingValue = "true", matchIfMissing = true)
    static final class Network {
        @Bean
        @ConditionalOnMissingBean
        NetworkPlugin flipperNetworkPlugin() {
            return new NetworkPlugin();
        }

        @Bean
        static HttpClientTap flipperHttpClientTap(ObjectProvider<NetworkPlugin> plugin) {
            return new HttpClientTap(plugin::getObject);
        }

        @Configuration(proxyBeanMethods = false)
        @ConditionalOnClass(ClientHttpRequestFactoryBuilder.class)
        static final class RequestFactories {
            @Bean
            static RequestFactoryTap flipperRequestFactoryTap(
                    ConfigurableListableBeanFactory beans, ObjectProvider<NetworkPlugin> plugin) {
                return new RequestFactoryTap(beans, plugin::getObject);
            }
        }

        @Configuration(proxyBeanMethods = false)
        @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
        @ConditionalOnClass({Servlet.class, FilterRegistrationBean.class})
        static final class Servlets {
            @Bean
            @ConditionalOnMissingBean(name = "flipperFilter")
            FilterRegistrationBean<FlipperFilter> flipperFilter(NetworkPlugin plugin) {
                FilterRegistrationBean<FlipperFilter> filter = new FilterRegistrationBean<>(new FlipperFilter(plugin));
                filter.setDispatcherTypes(DispatcherType.REQUEST);
                filter.setAsyncSupported(true);
                filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
                return filter;
            }
        }
    }
}
