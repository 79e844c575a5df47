package dev.bottlenose.server.api;

import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.security.cert.X509Certificate;

/** What can be said of the authority to anybody. */
public final class AuthorityDescription {
    private AuthorityDescription() {}

    public static JsonObject of(CertificateAuthority authority) {
        X509Certificate certificate = authority.certificate();
        return Json.object()
                .put("fingerprint", authority.fingerprint())
                .put("subject", certificate.getSubjectX500Principal().getName())
                .put("notBefore", certificate.getNotBefore().toInstant().toString())
                .put("notAfter", certificate.getNotAfter().toInstant().toString())
                .put("rotationDue", authority.rotationDue().toString())
                .build();
    }
}
