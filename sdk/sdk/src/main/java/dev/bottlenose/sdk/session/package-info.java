/**
 * The conversation with a connected desktop: which plugins there are, what each message from the desktop asks for, what is
 * answered and what is kept for later.
 *
 * <p>Text in, text and plugin calls out. Must not know sockets, threads, clocks or log files; where plugin calls run is
 * decided behind {@link dev.bottlenose.sdk.session.PluginExecutor}, where text goes behind {@link dev.bottlenose.sdk.session.Outbox}.
 */
@NullMarked
package dev.bottlenose.sdk.session;

import org.jspecify.annotations.NullMarked;
