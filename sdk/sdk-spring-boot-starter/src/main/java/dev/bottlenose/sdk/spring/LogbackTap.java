package dev.bottlenose.sdk.spring;

import ch.qos.logback.classic.LoggerContext;
import dev.bottlenose.sdk.logs.LogsPlugin;
import dev.bottlenose.sdk.logs.logback.FlipperAppender;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Connects Logback to the plugin while this bean exists. Has no effect if Logback is present but not in use. */
final class LogbackTap implements DisposableBean {
    private final LogsPlugin plugin;

    LogbackTap(LogsPlugin plugin) {
        this.plugin = plugin;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            FlipperAppender.install(context, plugin);
        }
    }

    @Override
    public void destroy() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            FlipperAppender.uninstall(context, plugin);
        }
    }
}
