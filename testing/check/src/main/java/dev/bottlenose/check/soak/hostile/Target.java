package dev.bottlenose.check.soak.hostile;

import java.nio.file.Path;

/**
 * The server under attack.
 *
 * @param insecure port of the certificate exchange
 * @param browser port of apps in browsers
 * @param legacy port of the certificate exchange over RSocket
 * @param ui port of front ends
 * @param honest the query of an honest app, as anybody can see it
 * @param request a signing request in PEM that the server would accept
 * @param scratch a directory for files of the attack
 */
public record Target(int insecure, int browser, int legacy, int ui, String honest, String request, Path scratch) {}
