package dev.bottlenose.sdk.fakes;

import dev.bottlenose.pairing.CertificateBundle;
import dev.bottlenose.pairing.PairingKeys;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.pairing.TestAuthority;
import java.io.IOException;
import java.io.StringReader;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** What a desktop replies to an app with a pairing code: certificates sealed with it, if the app proves it. */
public final class SealingDesktop implements Function<FlipperObject, String> {
    private final TestAuthority authority;
    private final PairingKeys keys;
    private final Function<String, String> way;

    /** @param way changes the sealed certificates in transit */
    public SealingDesktop(TestAuthority authority, PairingKeys keys, Function<String, String> way) {
        this.authority = authority;
        this.keys = keys;
        this.way = way;
    }

    @Override
    public String apply(FlipperObject request) {
        return FlipperObject.of("deviceId", "claimed", "certificates", way.apply(sealed(request)))
                .toJsonString();
    }

    /** Fails the test unless the request proves the code. */
    public String sealed(FlipperObject request) {
        String csr = String.valueOf(request.getString("csr"));
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            PKCS10CertificationRequest read = (PKCS10CertificationRequest) parser.readObject();
            Attribute[] found = read.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_challengePassword);
            String proof = ((ASN1String) found[0].getAttrValues().getObjectAt(0)).getString();
            if (!keys.proves(
                    read.getSubjectPublicKeyInfo().getEncoded(),
                    Base64.getDecoder().decode(proof))) {
                return "not proved";
            }
            CertificateBundle bundle = new CertificateBundle(
                    "sealed-id",
                    authority.pem(),
                    authority.certify(csr, Instant.now().minusSeconds(60)));
            return keys.seal(bundle, read.getEncoded(), new SecureRandom());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
