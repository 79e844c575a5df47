package dev.bottlenose.sdk.pairing;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Accepts certificates of one pinned authority, for any host name: on localhost, the authority in the app's private
 * directory is what identifies the desktop. For one connection.
 */
final class PinnedTrust implements X509TrustManager {
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

    private final X509Certificate authority;
    private final Clock clock;
    private volatile boolean asked;

    PinnedTrust(X509Certificate authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    /** Whether the desktop has presented a certificate. */
    boolean wasAsked() {
        return asked;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        asked = true;
        Instant now = clock.instant();
        List<X509Certificate> path = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            if (!certificate.equals(authority)) {
                path.add(certificate);
            }
        }
        checkTime(chain, now);
        checkPurpose(chain[0]);
        try {
            PKIXParameters parameters = new PKIXParameters(Collections.singleton(new TrustAnchor(authority, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the desktop is not the one this app was paired with", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("an app accepts no connections");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[] {authority};
    }

    /** Other apps have certificates of the same authority; these differ in their purpose, unless an old desktop issued them. */
    private static void checkPurpose(X509Certificate leaf) throws CertificateException {
        @Nullable List<String> purposes = leaf.getExtendedKeyUsage();
        if (purposes != null && !purposes.contains(SERVER_AUTH)) {
            throw new CertificateException("the certificate is not a desktop's");
        }
    }

    private static void checkTime(X509Certificate[] chain, Instant now) throws CertificateException {
        for (X509Certificate certificate : chain) {
            Instant begin = certificate.getNotBefore().toInstant();
            Instant end = certificate.getNotAfter().toInstant();
            if (now.isBefore(begin)) {
                throw new CertificateException("the desktop's certificate is not valid yet; if the desktop's clock is"
                        + " right, this machine's is at least " + ClockOffset.amount(now, begin) + " behind"
                        + ClockOffset.TRY);
            }
            if (now.isAfter(end)) {
                throw new CertificateException("the desktop's certificate has expired; if the desktop's clock is"
                        + " right, this machine's is at least " + ClockOffset.amount(end, now) + " ahead"
                        + ClockOffset.TRY);
            }
        }
    }
}
