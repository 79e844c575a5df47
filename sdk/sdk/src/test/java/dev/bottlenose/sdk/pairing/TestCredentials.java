package dev.bottlenose.sdk.pairing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;

/** Credentials for tests that read none of them. */
final class TestCredentials {
    private TestCredentials() {}

    static Credentials any() {
        try {
            AppKey key = AppKey.generate(new SecureRandom());
            TestAuthority authority = TestAuthority.create();
            return Credentials.read(
                    key.toPem(), authority.certify(key.signingRequest("app"), Instant.now()), authority.pem());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
