package dev.bottlenose.server.api;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.server.events.ServerEvent;
import java.util.List;
import java.util.Locale;

/** The names and forms under which front ends know events. */
final class EventJson {
    private EventJson() {}

    static String nameOf(ServerEvent event) {
        if (event instanceof ServerEvent.StateChanged) {
            return "server-state";
        } else if (event instanceof ServerEvent.Notified) {
            return "notification";
        } else if (event instanceof ServerEvent.DeviceConnected) {
            return "device-connected";
        } else if (event instanceof ServerEvent.DeviceDisconnected) {
            return "device-disconnected";
        } else if (event instanceof ServerEvent.DeviceRemoved) {
            return "device-removed";
        } else if (event instanceof ServerEvent.DeviceLogged) {
            return "device-log";
        } else if (event instanceof ServerEvent.DeviceCrashed) {
            return "device-crash";
        } else if (event instanceof ServerEvent.SetupStarted) {
            return "client-setup";
        } else if (event instanceof ServerEvent.SetupStep) {
            return "client-setup-step";
        } else if (event instanceof ServerEvent.SetupFailed) {
            return "client-setup-error";
        } else if (event instanceof ServerEvent.SecretExchanged) {
            return "client-setup-secret-exchange";
        } else if (event instanceof ServerEvent.ClientConnected) {
            return "client-connected";
        } else if (event instanceof ServerEvent.PluginsListed) {
            return "bottlenose-client-plugins";
        } else if (event instanceof ServerEvent.ClientDisconnected) {
            return "client-disconnected";
        } else if (event instanceof ServerEvent.ConnectivityNoted) {
            return "connectivity-troubleshoot-log";
        } else if (event instanceof ServerEvent.FrontEndConnected) {
            return "browser-connection-created";
        }
        throw new IllegalArgumentException("event has no name: " + event);
    }

    static Json dataOf(ServerEvent event) {
        if (event instanceof ServerEvent.StateChanged changed) {
            return Json.object().put("state", changed.state()).build();
        } else if (event instanceof ServerEvent.Notified notified) {
            return Json.object()
                    .put("type", word(notified.level()))
                    .put("title", notified.title())
                    .put("description", notified.description())
                    .build();
        } else if (event instanceof ServerEvent.DeviceConnected connected) {
            return Descriptions.of(connected.device());
        } else if (event instanceof ServerEvent.DeviceDisconnected disconnected) {
            return Descriptions.of(disconnected.device());
        } else if (event instanceof ServerEvent.DeviceRemoved removed) {
            return Descriptions.of(removed.device());
        } else if (event instanceof ServerEvent.DeviceLogged logged) {
            return Json.object()
                    .put("serial", logged.serial())
                    .put("entry", Descriptions.of(logged.entry()))
                    .build();
        } else if (event instanceof ServerEvent.DeviceCrashed crashed) {
            return Json.object()
                    .put("serial", crashed.serial())
                    .put("crash", Descriptions.of(crashed.crash()))
                    .build();
        } else if (event instanceof ServerEvent.SetupStarted setup) {
            return Descriptions.of(setup.app());
        } else if (event instanceof ServerEvent.SetupStep step) {
            return Json.object()
                    .put("client", Descriptions.of(step.app()))
                    .put("step", step.step())
                    .build();
        } else if (event instanceof ServerEvent.SetupFailed failed) {
            return Json.object()
                    .put("client", Descriptions.of(failed.app()))
                    .put("type", word(failed.level()))
                    .put("message", failed.fault().toString())
                    .build();
        } else if (event instanceof ServerEvent.SecretExchanged exchanged) {
            return Json.object()
                    .put("client", Descriptions.of(exchanged.app()))
                    .put("secret", exchanged.secret())
                    .build();
        } else if (event instanceof ServerEvent.ClientConnected connected) {
            return Descriptions.of(connected.id(), connected.query());
        } else if (event instanceof ServerEvent.PluginsListed listed) {
            return Json.object()
                    .put("id", listed.id().value())
                    .put("plugins", listed.plugins())
                    .put("backgroundPlugins", listed.backgroundPlugins())
                    .build();
        } else if (event instanceof ServerEvent.ClientDisconnected disconnected) {
            return Json.object().put("id", disconnected.id().value()).build();
        } else if (event instanceof ServerEvent.ConnectivityNoted noted) {
            return Json.array(List.of(Descriptions.of(noted)));
        }
        return Json.object().build();
    }

    static String word(ServerEvent.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
