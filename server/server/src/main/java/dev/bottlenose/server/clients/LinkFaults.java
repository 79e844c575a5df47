package dev.bottlenose.server.clients;

import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.wire.Fault;
import java.util.Optional;

/** Explains why the server has ended a peer's connection. */
public final class LinkFaults {
    private LinkFaults() {}

    /** Why an app's connection has ended; empty if no limit of the server was the cause. */
    public static Optional<Fault> ofApp(String appName, LinkEnd end) {
        return of("app '" + appName + "'", "app-too-slow", end);
    }

    /** The same for the connection of a page, a command or a script. */
    public static Optional<Fault> ofFrontEnd(LinkEnd end) {
        return of("a front end", "front-end-too-slow", end);
    }

    private static Optional<Fault> of(String peer, String tooSlow, LinkEnd end) {
        String sentence = "The connection of " + peer + " was closed: " + end.reason() + ".";
        if (end.equals(LinkEnd.INCOMING_SPENT)) {
            return Optional.of(new Fault(
                    "incoming-memory-spent",
                    sentence,
                    "end programs that send large messages slowly or never finish them, or give the server more memory:"
                            + " JAVA_TOOL_OPTIONS=-Xmx4g bottlenose serve"));
        } else if (end.equals(LinkEnd.OUTGOING_SPENT)) {
            return Optional.of(new Fault(
                    "outgoing-memory-spent",
                    sentence,
                    "close front ends that do not read, or give the server more memory: JAVA_TOOL_OPTIONS=-Xmx4g"
                            + " bottlenose serve"));
        } else if (end.code() == LinkEnd.TOO_BIG) {
            return Optional.of(
                    new Fault("message-too-big", sentence, "reduce the amount of data that the plugin sends at once"));
        } else if (end.code() == LinkEnd.TOO_SLOW) {
            return Optional.of(new Fault(
                    tooSlow, sentence, "resume it if a debugger has stopped it; it can connect again at once"));
        }
        return Optional.empty();
    }
}
