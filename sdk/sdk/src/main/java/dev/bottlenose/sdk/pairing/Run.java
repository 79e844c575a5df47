package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.session.Session;

/** One time between start and stop. */
final class Run {
    final Session session;
    final PairingProgress progress;

    Run(Session session, PairingProgress progress) {
        this.session = session;
        this.progress = progress;
    }
}
