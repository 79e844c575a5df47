package dev.bottlenose.pki;

import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/**
 * An app's checked request for a certificate: its sender holds the private key, the key is strong enough, and the name
 * is one that an app can have (PROTOCOL.md, processing a CSR). What else it asks for, extensions above all, is not
 * kept. Immutable.
 */
public final class CertificateSigningRequest {
    /** The longest text that is parsed; real requests have about a thousand characters. */
    public static final int MOST_CHARACTERS = 64 * 1024;

    private static final Pattern APP_NAME = Pattern.compile("[\\w.-]+");

    private final PKCS10CertificationRequest request;
    private final String commonName;
    private final byte[] der;
    private final Optional<String> challengePassword;

    private CertificateSigningRequest(
            PKCS10CertificationRequest request, String commonName, byte[] der, Optional<String> challengePassword) {
        this.request = request;
        this.commonName = commonName;
        this.der = der;
        this.challengePassword = challengePassword;
    }

    /**
     * Reads a PEM text as apps send it: line ends of any platform, with or without the last one, other text around it.
     * Never throws.
     */
    public static SigningRequestReading read(String pem) {
        if (pem.isBlank()) {
            return refused("csr-empty", "The app sent an empty signing request.");
        }
        if (pem.length() > MOST_CHARACTERS) {
            return refused(
                    "csr-too-large", "The app sent a signing request of more than " + MOST_CHARACTERS + " characters.");
        }
        try {
            Optional<byte[]> der =
                    Pem.decode(pem, Pem.CERTIFICATE_REQUEST).or(() -> Pem.decode(pem, Pem.NEW_CERTIFICATE_REQUEST));
            return der.isPresent() ? examine(der.get()) : unreadable();
        } catch (IOException | RuntimeException e) {
            // The parser is lazy: hostile bytes can fail anywhere, also with unchecked exceptions.
            return unreadable();
        }
    }

    /** The app's package or bundle name. Letters, digits, {@code _}, {@code .} and {@code -} only, at least one. */
    public String commonName() {
        return commonName;
    }

    /** The request in its one normal form: two texts of the same request have equal ones. */
    public String pem() {
        return Pem.encode(Pem.CERTIFICATE_REQUEST, der);
    }

    /** The request in DER, as the app sent it. */
    public byte[] der() {
        return der.clone();
    }

    /** The app's public key, as SubjectPublicKeyInfo in DER. */
    public byte[] publicKeyInfo() {
        try {
            return publicKey().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("public key was read but cannot be written", e);
        }
    }

    /** The attribute of that name (RFC 2985, section 5.4.1), by which an app shows that it may have a certificate. */
    public Optional<String> challengePassword() {
        return challengePassword;
    }

    X500Name subject() {
        return request.getSubject();
    }

    SubjectPublicKeyInfo publicKey() {
        return request.getSubjectPublicKeyInfo();
    }

    /** Names the app only. */
    @Override
    public String toString() {
        return "CertificateSigningRequest[" + commonName + "]";
    }

    private static SigningRequestReading examine(byte[] der) throws IOException {
        PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
        Optional<PublicKey> key = StrongKey.accept(request.getSubjectPublicKeyInfo());
        if (key.isEmpty()) {
            return refused(
                    "csr-key-refused",
                    "The app's key is not one of RSA with 2048 to 8192 bits, elliptic P-256 or P-384.");
        }
        if (!isSignedBy(key.get(), request)) {
            return refused("csr-signature-wrong", "The signing request is not signed by the app's own key with SHA-2.");
        }
        Optional<String> commonName = commonName(request.getSubject());
        if (commonName.isEmpty()) {
            return refused(
                    "csr-name-refused",
                    "The signing request does not name one app by letters, digits, '_', '.' and '-' only.",
                    "give the app an id made of those; the SDK puts it into the request as its common name (CN)");
        }
        return new SigningRequestReading.Accepted(
                new CertificateSigningRequest(request, commonName.get(), der, challengePassword(request)));
    }

    /** Empty also where there are several, or it is no string: then it is nothing that could be checked. */
    private static Optional<String> challengePassword(PKCS10CertificationRequest request) {
        Attribute[] found = request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_challengePassword);
        return found.length == 1
                        && found[0].getAttrValues().size() == 1
                        && found[0].getAttrValues().getObjectAt(0) instanceof ASN1String text
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    private static boolean isSignedBy(PublicKey key, PKCS10CertificationRequest request) throws IOException {
        @Nullable
        String algorithm =
                StrongKey.SIGNATURES.get(request.getSignatureAlgorithm().getAlgorithm());
        if (algorithm == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(
                    request.toASN1Structure().getCertificationRequestInfo().getEncoded());
            return signature.verify(request.getSignature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The only common name; where there are several, none identifies the app. */
    private static Optional<String> commonName(X500Name subject) throws IOException {
        List<String> names = new ArrayList<>();
        for (RDN part : subject.getRDNs()) {
            for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
                if (attribute.getType().equals(BCStyle.CN)) {
                    names.add(attribute.getValue() instanceof ASN1String text ? text.getString() : "");
                }
            }
        }
        // Throws for names that the JDK, and so every TLS handshake, rejects.
        new X500Principal(subject.getEncoded());
        return names.size() == 1 && APP_NAME.matcher(names.get(0)).matches()
                ? Optional.of(names.get(0))
                : Optional.empty();
    }

    private static SigningRequestReading unreadable() {
        return refused("csr-unreadable", "What the app sent is not a signing request (PEM, PKCS#10).");
    }

    private static SigningRequestReading refused(String code, String sentence) {
        return refused(
                code, sentence, "clear the app's data, so that its SDK makes a new key and request, and restart it.");
    }

    private static SigningRequestReading refused(String code, String sentence, String next) {
        return new SigningRequestReading.Refused(new Fault(code, sentence, next));
    }
}
