package dev.bottlenose.sdk.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call of a plugin's code; whatever it throws is reported. */
final class RealPluginCall implements PluginCall {
    private final ErrorLog errors;
    private final String pluginId;
    private final String name;
    private final Body body;
    private final @Nullable Responder responder;

    private RealPluginCall(ErrorLog errors, String pluginId, String name, Body body, @Nullable Responder responder) {
        this.errors = errors;
        this.pluginId = pluginId;
        this.name = name;
        this.body = body;
        this.responder = responder;
    }

    /** A call that must run, in order. */
    static RealPluginCall lifecycle(ErrorLog errors, String pluginId, String name, Body body) {
        return new RealPluginCall(errors, pluginId, name, body, null);
    }

    /** A call that has to be answered. */
    static RealPluginCall answered(ErrorLog errors, String pluginId, String name, Body body, Responder responder) {
        return new RealPluginCall(errors, pluginId, name, body, responder);
    }

    @Override
    public String pluginId() {
        return pluginId;
    }

    @Override
    public boolean refusable() {
        return responder != null;
    }

    // Throwable, because a plugin's StackOverflowError or missing class must not affect the others.
    @Override
    public void run() {
        try {
            body.run();
        } catch (Throwable e) {
            if (responder == null) {
                errors.add(Messages.report(e));
            } else {
                responder.error(e);
            }
        }
    }

    @Override
    public void reportStuck(Duration sinceAtLeast, StackTraceElement[] where) {
        errors.add(Messages.stuck(pluginId, name, sinceAtLeast.toMillis() / 1000, where));
    }

    @Override
    public void refuse() {
        if (responder != null) {
            responder.error(Messages.fault("Plugin " + pluginId + " does not answer.", "PluginDoesNotAnswer"));
        }
    }

    /** Calls the plugin. */
    interface Body {
        void run() throws Exception;
    }
}
