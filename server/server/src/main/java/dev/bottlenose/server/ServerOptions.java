package dev.bottlenose.server;

import dev.bottlenose.server.history.HistoryLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * How a server is to run.
 *
 * @param host where apps reach it; front ends reach it on loopback only
 * @param page folder of a page to serve instead of the built-in one
 * @param plugins folder of plugins for the built-in page; by default one in the home
 * @param largestAppMessage in bytes
 * @param openingTime how long a connection may take before it becomes a link
 * @param pairingSilence how long an app may stay silent on the insecure port
 * @param arrivalPatience how long an app may take from its certificates to its connection
 * @param bridgesOff names of the bridges to devices that are not wanted, such as {@code android}
 * @param pairing how certificates get to apps that no bridge reaches
 * @param clock the computer's clock in the developer's time zone
 */
public record ServerOptions(
        Home home,
        String host,
        ServerPorts ports,
        HistoryLimits history,
        Optional<Path> page,
        Optional<Path> plugins,
        int largestAppMessage,
        Duration openingTime,
        Duration pairingSilence,
        Duration arrivalPatience,
        Set<String> bridgesOff,
        PairingOptions pairing,
        Clock clock) {

    /** With the built-in page, messages of up to 100 MiB, and the usual times: 10 s to open, 2 min of silence, 30 s to arrive. */
    public static ServerOptions of(Home home, String host, ServerPorts ports, HistoryLimits history) {
        return new ServerOptions(
                home,
                host,
                ports,
                history,
                Optional.empty(),
                Optional.empty(),
                100 << 20,
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Set.of(),
                PairingOptions.DEFAULT,
                Clock.system(ZoneId.systemDefault()));
    }

    /** The same with another page, another limit for messages, and without some bridges. */
    public ServerOptions with(Optional<Path> otherPage, int largestMessage, Set<String> otherBridgesOff) {
        return new ServerOptions(
                home,
                host,
                ports,
                history,
                otherPage,
                plugins,
                largestMessage,
                openingTime,
                pairingSilence,
                arrivalPatience,
                otherBridgesOff,
                pairing,
                clock);
    }

    /** The same with other ways to apps that no bridge reaches. */
    public ServerOptions with(PairingOptions other) {
        return new ServerOptions(
                home,
                host,
                ports,
                history,
                page,
                plugins,
                largestAppMessage,
                openingTime,
                pairingSilence,
                arrivalPatience,
                bridgesOff,
                other,
                clock);
    }

    /** The same with plugins for the built-in page from this folder. */
    public ServerOptions withPlugins(Path folder) {
        return new ServerOptions(
                home,
                host,
                ports,
                history,
                page,
                Optional.of(folder),
                largestAppMessage,
                openingTime,
                pairingSilence,
                arrivalPatience,
                bridgesOff,
                pairing,
                clock);
    }
}
