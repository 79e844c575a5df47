package dev.bottlenose.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.JsonObject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A page, or a program, that proves its key as docs/PROTOCOL.md says; shares no code with the server.
 *
 * @param host as in the page's address
 * @param id of the page's key; empty for a program, whose key is the token
 */
record BrowserPeer(int port, String host, Optional<String> id, String key) {
    private static final String NONCE = "0123456789abcdef";

    /** A page that exchanges its ticket. */
    static BrowserPeer admit(int port, String ticket) throws IOException {
        JsonObject answer = RunningServer.parse(admission(port, ticket).body());
        return new BrowserPeer(
                port,
                "localhost:" + port,
                answer.string("id"),
                answer.string("key").orElseThrow());
    }

    static RawHttp admission(int port, String ticket) throws IOException {
        return RawHttp.get(port, "/admission", "Host: localhost:" + port, "x-bottlenose-ticket: " + ticket);
    }

    static BrowserPeer withToken(int port, String token) {
        return new BrowserPeer(port, "localhost:" + port, Optional.empty(), token);
    }

    /** The same key, at another address. */
    BrowserPeer at(String other) {
        return new BrowserPeer(port, other, id, key);
    }

    Map<String, String> origin() {
        return Map.of("Origin", "http://" + host);
    }

    boolean isProvenByServer() throws IOException {
        JsonObject answer = challenge();
        return answer.string("proof")
                .orElseThrow()
                .equals(mac(
                        "server\n" + NONCE + "\n" + answer.string("challenge").orElseThrow()));
    }

    /** The target to which to connect. */
    String query() throws IOException {
        String challenge = challenge().string("challenge").orElseThrow();
        return "/?" + id.map(known -> "key=" + known + "&").orElse("") + "challenge=" + challenge + "&proof="
                + mac("front-end\n" + challenge);
    }

    private JsonObject challenge() throws IOException {
        String target =
                "/challenge?nonce=" + NONCE + id.map(known -> "&key=" + known).orElse("");
        return RunningServer.parse(RawHttp.get(port, target, "Host: " + host).body());
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
