package dev.bottlenose.server.pairing;

import dev.bottlenose.pairing.CertificateBundle;
import dev.bottlenose.pairing.PairingKeys;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.Medium;
import java.io.StringWriter;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A signing request made by BouncyCastle, with or without a proof of a pairing code. */
record AppRequest(KeyPair key, String pem) {
    static AppRequest make(Optional<PairingKeys> code) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return make(generator.generateKeyPair(), code);
    }

    static AppRequest make(KeyPair key, Optional<PairingKeys> code) throws Exception {
        JcaPKCS10CertificationRequestBuilder builder =
                new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=com.example.app"), key.getPublic());
        code.ifPresent(keys -> builder.addAttribute(
                PKCSObjectIdentifiers.pkcs_9_at_challengePassword,
                new DERPrintableString(Base64.getEncoder()
                        .encodeToString(keys.proof(key.getPublic().getEncoded())))));
        PKCS10CertificationRequest request =
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()));
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(request);
        }
        return new AppRequest(key, pem.toString());
    }

    PairingRequest from(String address, String os, Medium medium, String destination) throws Exception {
        return new PairingRequest(
                new ClientQuery(
                        "App",
                        Optional.empty(),
                        os,
                        "phone",
                        "unknown",
                        OptionalInt.of(4),
                        medium,
                        Optional.empty(),
                        Optional.empty()),
                pem,
                destination,
                InetAddress.getByName(address));
    }

    byte[] der() {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** Opens sealed certificates for this app. */
    CertificateBundle open(PairingKeys code, String sealed) {
        return code.open(sealed, der()).orElseThrow();
    }
}
