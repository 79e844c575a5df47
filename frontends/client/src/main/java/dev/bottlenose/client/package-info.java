/**
 * A library for programs that inspect apps, as the page and the command line do. It connects to a Bottlenose server, or to an
 * original Flipper server, by the original's API.
 *
 * <pre>{@code
 * try (BottlenoseClient client = BottlenoseClient.at(ServerLocation.ofHome(home)).connect()) {
 *     client.run(AppCommands.LIST).thenAccept(apps -> apps.forEach(System.out::println));
 *     client.subscribe(app, "Network", message -> System.out.println(message.params()));
 *     Json rows = client.await(client.call(app, "Databases", "execute", query));
 * }
 * }</pre>
 *
 * <p>Which command is sent how, and what an answer means, is decided in {@code dev.bottlenose.frontends}; here are the socket,
 * the threads and the time.
 */
@NullMarked
package dev.bottlenose.client;

import org.jspecify.annotations.NullMarked;
