/**
 * The certificate authority that lets apps and the server trust each other: its keys, the signing requests of apps, the
 * certificates made for them, and the directory all of it lives in.
 *
 * <p>The caller owns that directory: one process opens it at a time (see {@code dev.bottlenose.files.DirectoryLock}). Knows
 * no sockets, no threads of its own and no wall clock; registers no global security provider; starts no other program.
 */
@NullMarked
package dev.bottlenose.pki;

import org.jspecify.annotations.NullMarked;
