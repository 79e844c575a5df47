package dev.bottlenose.sdk.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.state.Journal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class DesktopAddressTest {
    private final CredentialFiles files =
            new CredentialFiles(Path.of("/data/app"), "com.example", "unknown", new SecureRandom());
    private final AppIdentity identity = new AppIdentity("App", "com.example", "Linux", () -> "device");

    @Test
    void desktopThatIsNotTrustedYetMaySendSmallMessagesOnly() {
        DesktopAddress address = DesktopAddress.secured("localhost", 1, 2, identity, files);
        CertificateExchange exchange = new CertificateExchange(
                files,
                new CertificateSources(PairingCodeSource.none(), null, null),
                new Journal(Clock.systemUTC(), Logger.getLogger("test")),
                Clock.systemUTC());

        assertThat(address.toCertificate(exchange).request().maxMessage()).isEqualTo(64 << 10);
        assertThat(address.toCertificate(exchange).request().toPort(3).maxMessage())
                .isEqualTo(64 << 10);
    }

    @Test
    void portWithoutCertificatesIsTrustedByChoice() throws Exception {
        DesktopAddress address = DesktopAddress.plain("localhost", 1, identity, files);

        assertThat(address.toSession(files.nothing(), Clock.systemUTC())
                        .request()
                        .maxMessage())
                .isEqualTo(Integer.MAX_VALUE);
    }
}
