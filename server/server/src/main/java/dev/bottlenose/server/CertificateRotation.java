package dev.bottlenose.server;

import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateStoreException;
import dev.bottlenose.server.events.EventFeed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Renews the certificates before they expire, and notifies front ends of the changes. */
final class CertificateRotation {
    private final CertificateAuthority authority;
    private final EventFeed feed;

    CertificateRotation(CertificateAuthority authority, EventFeed feed) {
        this.authority = authority;
        this.feed = feed;
    }

    /** Publishes what happened while the authority was opened, then checks every hour. */
    void start(ScheduledExecutorService timer) {
        authority.notices().forEach(this::notifyFrontEnds);
        timer.scheduleWithFixedDelay(this::rotateIfDue, 1, 1, TimeUnit.HOURS);
    }

    private void rotateIfDue() {
        try {
            if (authority.rotateIfDue()) {
                notifyFrontEnds("The certificates were renewed. Apps pair again when they next connect.");
            }
        } catch (CertificateStoreException e) {
            notifyFrontEnds(e.fault().toString());
        }
    }

    private void notifyFrontEnds(String description) {
        feed.publish(new ServerEvent.Notified(Level.WARNING, "Certificates", description));
    }
}
