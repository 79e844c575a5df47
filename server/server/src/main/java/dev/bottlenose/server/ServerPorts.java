package dev.bottlenose.server;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;

/**
 * The ports a server is to open, or has opened.
 *
 * @param ui for front ends
 * @param secure for apps with a certificate
 * @param insecure for apps without one yet
 * @param browser for apps in browsers
 * @param rsocketSecure for apps of before 2022 with a certificate
 * @param rsocketInsecure for apps of before 2022 without one yet
 */
public record ServerPorts(int ui, int secure, int insecure, int browser, int rsocketSecure, int rsocketInsecure) {
    public static final ServerPorts DEFAULT = new ServerPorts(52342, 9088, 9089, 8333, 8088, 8089);

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
}
