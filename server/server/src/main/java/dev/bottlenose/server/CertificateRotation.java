package dev.bottlenose.server;

import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateStoreException;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.threads.Scheduler;
import java.time.Duration;

/** Renews the certificates before they expire, and notifies front ends of the changes. */
final class CertificateRotation {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final CertificateAuthority authority;
    private final EventFeed feed;
    private final Scheduler scheduler;

    CertificateRotation(CertificateAuthority authority, EventFeed feed, Scheduler scheduler) {
        this.authority = authority;
        this.feed = feed;
        this.scheduler = scheduler;
    }

    /** Publishes what happened while the authority was opened, then checks every hour. */
    void start() {
        authority.notices().forEach(this::notifyFrontEnds);
        scheduler.after(INTERVAL, this::check);
    }

    private void check() {
        scheduler.after(INTERVAL, this::check);
        rotateIfDue();
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
