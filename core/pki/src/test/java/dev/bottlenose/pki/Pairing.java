package dev.bottlenose.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Decides as an Android app with Flipper's SDK does: the strictest of all clients. */
final class Pairing {
    private Pairing() {}

    static boolean leafIsAccepted(List<X509Certificate> sent, Instant now) throws GeneralSecurityException {
        if (sent.size() != 2) {
            return false;
        }
        for (X509Certificate certificate : sent) {
            long age = Duration.between(certificate.getNotBefore().toInstant(), now)
                    .toDays();
            if (age < 0 || age > 30) {
                return false;
            }
        }
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(sent.get(1), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        try {
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(sent), parameters);
            return true;
        } catch (CertPathValidatorException e) {
            return false;
        }
    }
}
