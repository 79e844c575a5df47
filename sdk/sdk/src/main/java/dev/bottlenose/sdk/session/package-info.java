/**
 * The protocol with a connected desktop: the plugins, the handling of each request, and the buffering of events.
 *
 * <p>Text in, text and plugin calls out. Must not depend on sockets, threads, clocks or log files: plugin calls run on
 * a {@link dev.bottlenose.sdk.session.PluginExecutor}, text is sent through an {@link
 * dev.bottlenose.sdk.session.Outbox}.
 */
@NullMarked
package dev.bottlenose.sdk.session;

import org.jspecify.annotations.NullMarked;
