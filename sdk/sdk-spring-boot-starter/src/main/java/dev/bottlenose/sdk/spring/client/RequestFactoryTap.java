package dev.bottlenose.sdk.spring.client;

import dev.bottlenose.sdk.network.NetworkPlugin;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * Shows the requests of all clients that Spring Boot configures: {@code RestClient.Builder}, {@code
 * RestTemplateBuilder} and the interfaces of HTTP services.
 *
 * <p>An interceptor would be simpler, but makes Spring hold every request's body in memory. The builder is a proxy
 * because the parameter type of its {@code build} differs between Spring Boot 3 and 4.
 */
public final class RequestFactoryTap implements BeanPostProcessor {
    private static final Class<?> BUILDER = ClientHttpRequestFactoryBuilder.class;

    private final ConfigurableListableBeanFactory beans;
    private final Supplier<NetworkPlugin> plugin;

    public RequestFactoryTap(ConfigurableListableBeanFactory beans, Supplier<NetworkPlugin> plugin) {
        this.beans = beans;
        this.plugin = plugin;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return BUILDER.isInstance(bean) && isKnownAsBuilderOnly(name) ? tapped(bean) : bean;
    }

    /** A bean of a more specific type may be injected by that type. */
    private boolean isKnownAsBuilderOnly(String name) {
        return beans.containsBeanDefinition(name)
                && BUILDER.equals(
                        beans.getMergedBeanDefinition(name).getResolvableType().resolve());
    }

    private Object tapped(Object builder) {
        ProxyFactory proxy = new ProxyFactory();
        proxy.setInterfaces(BUILDER);
        proxy.setTarget(builder);
        proxy.addAdvice((MethodInterceptor) call -> tappedResult(call.proceed()));
        return proxy.getProxy(BUILDER.getClassLoader());
    }

    private @Nullable Object tappedResult(@Nullable Object result) {
        if (result instanceof ClientHttpRequestFactory factory) {
            return new TappedRequestFactory(factory, plugin.get());
        }
        return result instanceof ClientHttpRequestFactoryBuilder<?> ? tapped(result) : result;
    }
}
