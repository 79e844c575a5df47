package dev.bottlenose.pki;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Issues the certificates of the server and of the apps that pair with it. Android refuses an authority older than 30
 * days, so this one is replaced before that, together with the server's certificate; apps then pair again by
 * themselves.
 *
 * <p>The caller owns the directory and keeps other processes out of it; asks {@link #rotateIfDue} at least once a day
 * while it runs, and after the machine has slept; and presents the current {@link #serverCredentials}.
 *
 * <p>Thread-safe. A rotation blocks nobody: until its last step the old certificates are in force.
 */
public final class CertificateAuthority {
    private final CertificateDirectory directory;
    private final Clock clock;
    private final CertificateProfiles profiles;
    private final List<String> notices;

    private volatile InForce inForce;

    private CertificateAuthority(CertificateDirectory directory, Clock clock, CertificateProfiles profiles)
            throws CertificateStoreException {
        this.directory = directory;
        this.clock = clock;
        this.profiles = profiles;
        List<String> healed = new ArrayList<>();
        this.inForce = load(healed);
        this.notices = List.copyOf(healed);
    }

    /**
     * Opens the authority in {@code directory}, which may be new, an original Flipper's, or in any state that a crash left
     * behind. An authority that apps would still accept is kept; everything else is made anew.
     *
     * @throws CertificateStoreException if the directory or a file in it cannot be read or written
     */
    public static CertificateAuthority open(Path directory, Clock clock, SecureRandom random)
            throws CertificateStoreException {
        return new CertificateAuthority(CertificateDirectory.open(directory), clock, new CertificateProfiles(random));
    }

    /** Makes an app's certificate. It holds as long as the authority does, and takes subject and key from the request. */
    public IssuedCertificate issue(CertificateSigningRequest request) {
        KeyedCertificate authority = inForce.authority();
        X509Certificate certificate = profiles.client(request, authority, clock.instant());
        return new IssuedCertificate(
                Pem.encode(Pem.CERTIFICATE, der(certificate)),
                Pem.encode(Pem.CERTIFICATE, der(authority.certificate())));
    }

    /** What the server presents in handshakes from now on. The same instance until the next rotation. */
    public ServerCredentials serverCredentials() {
        return inForce.credentials();
    }

    /** Whether a certificate is one of the current authority. */
    public boolean hasIssued(X509Certificate certificate) {
        try {
            certificate.verify(certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The authority's own certificate: the one to trust. */
    public X509Certificate certificate() {
        return inForce.authority().certificate();
    }

    /** SHA-256 of {@link #certificate}, as 32 upper-case hex pairs with colons between them. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(der(certificate()));
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java runtime is without SHA-256", e);
        }
    }

    /** From when on {@link #rotateIfDue} replaces the authority: three days before its end. */
    public Instant rotationDue() {
        return CertificateRules.rotationDue(certificate());
    }

    /**
     * Replaces the authority if its rotation is due, or if the clock was set back to before its validity.
     *
     * @return whether it was replaced
     * @throws CertificateStoreException if the new files cannot be written; the old authority then stays in force
     */
    public synchronized boolean rotateIfDue() throws CertificateStoreException {
        Instant now = clock.instant();
        Instant begin = serverCredentials().chain().get(0).getNotBefore().toInstant();
        if (now.isBefore(rotationDue()) && !now.isBefore(begin)) {
            return false;
        }
        rotate();
        return true;
    }

    /**
     * Replaces the authority and the server's certificate now. Paired apps notice when they next connect, and pair again.
     *
     * @throws CertificateStoreException if the new files cannot be written; the old authority then stays in force
     */
    public synchronized void rotate() throws CertificateStoreException {
        inForce = renewAll();
    }

    /**
     * What was repaired on opening, a sentence each, for the log; empty for a directory that was new or in order.
     * Rotations are not in it.
     */
    public List<String> notices() {
        return notices;
    }

    private InForce load(List<String> healed) throws CertificateStoreException {
        if (directory.isEmpty()) {
            return renewAll();
        }
        closeKeys(healed);
        Instant now = clock.instant();
        StoredPair authority = directory
                .read(CertificateDirectory.AUTHORITY)
                .unless(certificate -> CertificateRules.objectionToAuthority(certificate, now));
        authority
                .objection()
                .map(reason -> reason + ": made a new certificate authority; apps pair again by themselves.")
                .ifPresent(healed::add);
        Optional<KeyedCertificate> usable = authority.usable();
        return usable.isPresent() ? loadServer(usable.get(), now, healed) : renewAll();
    }

    private InForce loadServer(KeyedCertificate authority, Instant now, List<String> healed)
            throws CertificateStoreException {
        StoredPair server = directory
                .read(CertificateDirectory.SERVER)
                .unless(found -> CertificateRules.objectionToServer(found, authority.certificate(), now));
        Optional<KeyedCertificate> usable = server.usable();
        if (usable.isPresent()) {
            return InForce.of(authority, usable.get());
        }
        server.objection()
                .map(reason ->
                        reason + ": made a new server certificate under the existing authority; apps stay paired.")
                .ifPresent(healed::add);
        KeyedCertificate renewed = profiles.server(authority, now);
        directory.writeServer(renewed);
        return InForce.of(authority, renewed);
    }

    private InForce renewAll() throws CertificateStoreException {
        Instant now = clock.instant();
        KeyedCertificate authority = profiles.authority(now);
        KeyedCertificate server = profiles.server(authority, now);
        directory.write(authority, server);
        return InForce.of(authority, server);
    }

    private void closeKeys(List<String> healed) throws CertificateStoreException {
        for (String name : List.of(CertificateDirectory.AUTHORITY, CertificateDirectory.SERVER)) {
            if (directory.closeKey(name)) {
                healed.add(name + ".key was open to other users of this machine: closed it.");
            }
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("certificate is not encodable", e);
        }
    }

    /** One authority and the server's credentials under it: always replaced together. */
    private record InForce(KeyedCertificate authority, ServerCredentials credentials) {
        static InForce of(KeyedCertificate authority, KeyedCertificate server) {
            return new InForce(
                    authority,
                    new ServerCredentials(server.key(), List.of(server.certificate(), authority.certificate())));
        }
    }
}
