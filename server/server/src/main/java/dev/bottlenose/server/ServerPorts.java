package dev.bottlenose.server;

import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.wire.DefaultPorts;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ports that a server is to open, or has opened.
 *
 * @param ui for front ends
 * @param secure for apps with a certificate
 * @param insecure for apps that request a certificate
 * @param browser for apps in browsers
 * @param rsocketSecure for legacy apps with a certificate
 * @param rsocketInsecure for legacy apps that request a certificate
 */
public record ServerPorts(int ui, int secure, int insecure, int browser, int rsocketSecure, int rsocketInsecure) {
    public static final ServerPorts DEFAULT = new ServerPorts(
            DefaultPorts.API,
            DefaultPorts.SECURE,
            DefaultPorts.INSECURE,
            DefaultPorts.BROWSER,
            DefaultPorts.LEGACY_SECURE,
            DefaultPorts.LEGACY_INSECURE);

    /** Any free port for each. */
    public static final ServerPorts ANY = new ServerPorts(0, 0, 0, 0, 0, 0);

    public JsonObject toJson() {
        return Json.object()
                .put("ui", ui)
                .put("secure", secure)
                .put("insecure", insecure)
                .put("rsocketSecure", rsocketSecure)
                .put("rsocketInsecure", rsocketInsecure)
                .put("browser", browser)
                .build();
    }

    /** The ports to forward from devices: apps use the default ports, or these where they are configured to. */
    List<PortMapping> onDevices() {
        return Stream.of(DEFAULT, this)
                .flatMap(used -> Stream.of(
                        new PortMapping(used.secure, secure),
                        new PortMapping(used.insecure, insecure),
                        new PortMapping(used.rsocketSecure, rsocketSecure),
                        new PortMapping(used.rsocketInsecure, rsocketInsecure)))
                .distinct()
                .toList();
    }
}
