/**
 * The browser channel's dialects: today's plain messages, and the wrapped ones of clients from before October 2021.
 *
 * <p>Pure: texts in, texts out. Source: docs/PROTOCOL.md, browser channel.
 */
@NullMarked
package dev.bottlenose.protocol.browser;

import org.jspecify.annotations.NullMarked;
