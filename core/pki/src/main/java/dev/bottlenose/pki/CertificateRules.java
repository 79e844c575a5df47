package dev.bottlenose.pki;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * Checks certificates found on disk against what every app accepts. An objection is a clause that starts with the
 * file's name. The rules are the strictest of all clients' (PROTOCOL.md, server PKI); Android's are the ones about age.
 */
final class CertificateRules {
    /** Android refuses certificates older than this, counted from the start of their validity. */
    static final Duration LIFE = Duration.ofDays(30);

    /** How far a device's clock may be behind. */
    static final Duration BACK_DATED = Duration.ofHours(24);

    /** How long before its end an authority is replaced: also how far a device's clock may be ahead. */
    static final Duration SPARE = Duration.ofDays(3);

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final Set<String> SIGNATURES = Set.copyOf(StrongKey.SIGNATURES.values());

    /** As the JDK spells the names that {@link CertificateProfiles} gives the server. */
    private static final Set<String> SERVER_NAMES = Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "10.0.2.2");

    private CertificateRules() {}

    static Instant rotationDue(X509Certificate authority) {
        return authority.getNotAfter().toInstant().minus(SPARE);
    }

    static Optional<String> objectionToAuthority(X509Certificate authority, Instant now) {
        if (authority.getBasicConstraints() < 0) {
            return Optional.of("ca.crt is not the certificate of an authority");
        }
        if (!maySign(authority)) {
            return Optional.of("ca.crt is not allowed to sign what apps need");
        }
        if (!isStrong(authority.getPublicKey())) {
            return Optional.of("ca.crt has neither an RSA key of 2048 to 8192 bits nor one on P-256 or P-384");
        }
        if (!isSignedBy(authority, authority)) {
            return Optional.of("ca.crt is not signed by its own key with SHA-2");
        }
        Instant begin = authority.getNotBefore().toInstant();
        Instant end = authority.getNotAfter().toInstant();
        if (Duration.between(begin, end).compareTo(LIFE) > 0) {
            return Optional.of("ca.crt is valid for more than the 30 days that Android accepts");
        }
        if (now.isBefore(begin)) {
            return Optional.of("ca.crt is not valid before " + begin);
        }
        if (now.isAfter(end)) {
            return Optional.of("ca.crt has expired");
        }
        return now.isBefore(rotationDue(authority))
                ? Optional.empty()
                : Optional.of("ca.crt is in the last 3 days of its life");
    }

    static Optional<String> objectionToServer(X509Certificate server, X509Certificate authority, Instant now) {
        if (!isSignedBy(server, authority)) {
            return Optional.of("bottlenose.crt was not issued by the authority in ca.crt");
        }
        if (server.getBasicConstraints() >= 0 || !isStrong(server.getPublicKey())) {
            return Optional.of("bottlenose.crt is not the certificate of a server");
        }
        if (!namesTheServer(server)) {
            return Optional.of("bottlenose.crt lacks the names or usages of a server that apps reach over localhost");
        }
        if (!server.getNotAfter().toInstant().equals(authority.getNotAfter().toInstant())) {
            return Optional.of("bottlenose.crt does not end together with ca.crt");
        }
        Instant begin = server.getNotBefore().toInstant();
        return begin.isAfter(now) || begin.isBefore(authority.getNotBefore().toInstant())
                ? Optional.of("bottlenose.crt does not begin within the life of ca.crt, or begins in the future")
                : Optional.empty();
    }

    private static boolean maySign(X509Certificate authority) {
        boolean @Nullable [] usage = authority.getKeyUsage();
        return (usage == null || usage[5])
                && extendedUsage(authority).isEmpty()
                && !authority.hasUnsupportedCriticalExtension()
                && authority.getExtensionValue(NAME_CONSTRAINTS) == null;
    }

    private static boolean namesTheServer(X509Certificate server) {
        boolean @Nullable [] usage = server.getKeyUsage();
        return usage != null
                && usage[0]
                && extendedUsage(server).equals(List.of(SERVER_AUTH))
                && !server.hasUnsupportedCriticalExtension()
                && names(server).containsAll(SERVER_NAMES);
    }

    private static List<String> extendedUsage(X509Certificate certificate) {
        try {
            @Nullable List<String> usage = certificate.getExtendedKeyUsage();
            return usage == null ? List.of() : usage;
        } catch (CertificateParsingException e) {
            return List.of("unreadable");
        }
    }

    private static Set<Object> names(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Set.of()
                    : names.stream()
                            .map(typeAndName -> (Object) typeAndName.get(1))
                            .collect(Collectors.toSet());
        } catch (CertificateParsingException e) {
            return Set.of();
        }
    }

    private static boolean isStrong(PublicKey key) {
        return StrongKey.accept(SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                .isPresent();
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    && SIGNATURES.contains(certificate.getSigAlgName());
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
