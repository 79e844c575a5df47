/**
 * The dialects of the browser channel: the current plain messages, and the wrapped ones of clients before October 2021.
 *
 * <p>Pure: texts in, routed texts out. Source: docs/PROTOCOL.md, browser channel.
 */
@NullMarked
package dev.bottlenose.protocol.browser;

import org.jspecify.annotations.NullMarked;
