package dev.bottlenose.sdk.spring;

import ch.qos.logback.classic.LoggerContext;
import dev.bottlenose.sdk.logs.LogsPlugin;
import dev.bottlenose.sdk.logs.logback.FlipperAppender;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Takes what is logged to the plugin, from its making to its end; without effect if Logback is there but not in use. */
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
