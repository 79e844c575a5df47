package dev.bottlenose.pki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every state in which a killed process, a full disk or a person may leave the directory. */
final class CertificateHealingTest {
    private static final List<String> NAMES = List.of("ca.key", "ca.crt", "bottlenose.key", "bottlenose.crt");
    private static final String AUTHORITY_RENEWED =
            ": made a new certificate authority; apps pair again by themselves.";
    private static final String SERVER_RENEWED =
            ": made a new server certificate under the existing authority; apps stay paired.";

    @TempDir
    Path certs;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));

    private enum State {
        OLD,
        NEW,
        CUT,
        EMPTY,
        MISSING
    }

    /** The files before and after a rotation, and the fingerprints of their authorities. */
    private record Generations(List<byte[]> before, List<byte[]> after, List<String> fingerprints) {}

    private Generations generations = new Generations(List.of(), List.of(), List.of());

    @BeforeEach
    void rotateOnce() throws Exception {
        CertificateAuthority authority = open();
        String first = authority.fingerprint();
        List<byte[]> before = contents();
        authority.rotate();
        generations = new Generations(before, contents(), List.of(first, authority.fingerprint()));
    }

    /**
     * A rotation killed between any two of its writes, in whatever order they happen, with any damage on top: all 256 ways
     * to find the four files.
     */
    @Test
    void anyMixtureOfOldNewAndDamagedFilesHealsOnceAndKeepsAnAuthorityThatIsWhole() throws Exception {
        List<State> states = List.of(State.OLD, State.NEW, State.CUT, State.MISSING);
        for (State caKey : states) {
            for (State caCrt : states) {
                for (State serverKey : states) {
                    for (State serverCrt : states) {
                        assertHeals(List.of(caKey, caCrt, serverKey, serverCrt));
                    }
                }
            }
        }
    }

    @Test
    void anyOneOrTwoEmptyFilesHeal() throws Exception {
        for (int first = 0; first < NAMES.size(); first++) {
            for (int second = first; second < NAMES.size(); second++) {
                List<State> states = new ArrayList<>(Collections.nCopies(NAMES.size(), State.NEW));
                states.set(first, State.EMPTY);
                states.set(second, State.EMPTY);
                assertHeals(states);
            }
        }
    }

    @Test
    void fileCutAnywhereHeals() throws Exception {
        for (int file = 0; file < NAMES.size(); file++) {
            byte[] whole = generations.after().get(file);
            for (int length = 1; length < whole.length - 1; length += 127) {
                restore();
                Files.write(path(file), Arrays.copyOf(whole, length));

                assertThat(open().notices())
                        .as("%s, %s bytes", NAMES.get(file), length)
                        .hasSize(1);
                assertThat(open().notices()).isEmpty();
            }
        }
    }

    @Test
    void serverOfAnotherAuthorityIsReplacedAndAppsStayPaired() throws Exception {
        write(List.of(State.NEW, State.NEW, State.OLD, State.OLD));

        CertificateAuthority healed = open();

        assertThat(healed.fingerprint()).isEqualTo(generations.fingerprints().get(1));
        assertThat(healed.notices())
                .containsExactly("bottlenose.crt was not issued by the authority in ca.crt" + SERVER_RENEWED);
    }

    @Test
    void keyOfAnotherAuthorityMakesANewOne() throws Exception {
        write(List.of(State.OLD, State.NEW, State.NEW, State.NEW));

        CertificateAuthority healed = open();

        assertThat(generations.fingerprints()).doesNotContain(healed.fingerprint());
        assertThat(healed.notices()).containsExactly("ca.key and ca.crt do not belong together" + AUTHORITY_RENEWED);
    }

    @Test
    void serverKeyWithDamagedSecretsIsReplaced() throws Exception {
        String key = new String(generations.after().get(2), ISO_8859_1);
        byte[] der = Pem.decode(key, Pem.PRIVATE_KEY).orElseThrow();
        // The secret number comes last (RFC 5915).
        der[der.length - 1] ^= 1;
        Files.writeString(path(2), Pem.encode(Pem.PRIVATE_KEY, der));

        assertThat(open().notices())
                .containsExactly("bottlenose.key and bottlenose.crt do not belong together" + SERVER_RENEWED);
    }

    @Test
    void serverCertificateOfAnAppsProfileIsReplaced() throws Exception {
        CertificateAuthority authority = open();
        var client = authority.issue(Requests.accepted(Requests.elliptic(
                "CN=localhost",
                new KeyPair(
                        authority.serverCredentials().chain().get(0).getPublicKey(),
                        authority.serverCredentials().key()))));
        Files.writeString(path(3), client.certificatePem());

        assertThat(open().notices())
                .containsExactly("bottlenose.crt lacks the names or usages of a server that apps reach over localhost"
                        + SERVER_RENEWED);
    }

    @Test
    void authorityFoundInItsLastThreeDaysIsReplacedAtOnce() throws Exception {
        clock.advance(Duration.ofDays(26));

        CertificateAuthority healed = open();

        assertThat(healed.notices()).containsExactly("ca.crt is in the last 3 days of its life" + AUTHORITY_RENEWED);
        assertThat(healed.rotateIfDue()).isFalse();
    }

    @Test
    void authorityFoundExpiredIsReplaced() throws Exception {
        clock.advance(Duration.ofDays(400));

        assertThat(open().notices()).containsExactly("ca.crt has expired" + AUTHORITY_RENEWED);
    }

    @Test
    void authorityFromTheFutureIsReplaced() throws Exception {
        clock.advance(Duration.ofDays(-2));

        assertThat(open().notices())
                .containsExactly("ca.crt is not valid before 2026-02-28T12:00:00Z" + AUTHORITY_RENEWED);
    }

    @Test
    void leftoversOfAKilledWriterAreSwept() throws Exception {
        Path leftover = Files.writeString(certs.resolve(".ca.key-1.tmp"), "half a key");

        assertThat(open().notices()).isEmpty();
        assertThat(leftover).doesNotExist();
    }

    @Test
    void otherFilesInTheDirectoryAreLeftAlone() throws Exception {
        Path token = Files.writeString(certs.resolve("auth.token"), "token");
        Path serials = Files.writeString(certs.resolve("server.srl"), "01");

        open().rotate();

        assertThat(token).hasContent("token");
        assertThat(serials).hasContent("01");
    }

    @Test
    void keysThatWereOpenToOthersAreClosed() throws Exception {
        Files.setPosixFilePermissions(path(0), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(certs, PosixFilePermissions.fromString("rwxr-xr-x"));

        CertificateAuthority opened = open();

        assertThat(opened.notices()).containsExactly("ca.key was open to other users of this machine: closed it.");
        assertThat(opened.fingerprint()).isEqualTo(generations.fingerprints().get(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path(0))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(certs)))
                .isEqualTo("rwx------");
    }

    @Test
    void fileInTheDirectorysPlaceIsNamed() throws Exception {
        Path file = Files.writeString(certs.resolve("file"), "");

        assertThat(fault(file)).startsWith("certs-directory-blocked").contains(file + " is not a directory.");
        assertThat(fault(file.resolve("home/certs")))
                .startsWith("certs-directory-blocked")
                .contains(file + " is not a directory.");
    }

    @Test
    void linkToNowhereInTheDirectorysPlaceIsNamed() throws Exception {
        Path link = Files.createSymbolicLink(certs.resolve("link"), certs.resolve("nowhere"));

        assertThat(fault(link)).startsWith("certs-directory-blocked").contains(link + " is not a directory.");
    }

    @Test
    void directoryThatCannotBeMadeIsNamed() {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs a directory nobody can write to");

        assertThat(fault(Path.of("/proc/bottlenose/certs")))
                .startsWith("certs-directory-unwritable")
                .contains("/proc/bottlenose/certs cannot be written");
    }

    @Test
    void readOnlyDirectoryIsAnErrorAndStaysReadOnly() throws Exception {
        Files.setPosixFilePermissions(certs, PosixFilePermissions.fromString("r-x------"));
        try {
            Assumptions.assumeFalse(Files.isWritable(certs), "this user may write everywhere");

            assertThat(fault(certs)).startsWith("certs-directory-unwritable").contains("permission denied");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(certs)))
                    .isEqualTo("r-x------");
        } finally {
            Files.setPosixFilePermissions(certs, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void whatCannotBeReadIsNotReplaced() throws Exception {
        Files.delete(path(0));
        Files.createDirectory(path(0));

        assertThat(fault(certs))
                .startsWith("certs-file-unreadable")
                .contains(path(0) + " cannot be read: is not a file");
        assertThat(path(1)).hasBinaryContent(generations.after().get(1));
    }

    private void assertHeals(List<State> states) throws Exception {
        write(states);
        boolean authorityWhole = states.get(0) == states.get(1) && whole(states.get(0));
        boolean serverWhole = authorityWhole && states.get(2) == states.get(0) && states.get(3) == states.get(0);
        boolean nothing = states.stream().allMatch(State.MISSING::equals);

        CertificateAuthority healed = open();

        if (authorityWhole) {
            assertThat(healed.fingerprint())
                    .as("%s", states)
                    .isEqualTo(generations.fingerprints().get(states.get(0) == State.OLD ? 0 : 1));
        } else {
            assertThat(generations.fingerprints()).as("%s", states).doesNotContain(healed.fingerprint());
        }
        assertThat(healed.notices()).as("%s", states).hasSize(serverWhole || nothing ? 0 : 1);
        assertThat(Pairing.leafIsAccepted(healed.serverCredentials().chain(), clock.instant()))
                .as("%s", states)
                .isTrue();
        CertificateAuthority again = open();
        assertThat(again.notices()).as("%s", states).isEmpty();
        assertThat(again.serverCredentials().chain())
                .as("%s", states)
                .isEqualTo(healed.serverCredentials().chain());
    }

    private static boolean whole(State state) {
        return state == State.OLD || state == State.NEW;
    }

    private void write(List<State> states) throws IOException {
        for (int file = 0; file < NAMES.size(); file++) {
            byte[] before = generations.before().get(file);
            Files.deleteIfExists(path(file));
            switch (states.get(file)) {
                case OLD -> Files.write(path(file), before);
                case NEW -> Files.write(path(file), generations.after().get(file));
                case CUT -> Files.write(path(file), Arrays.copyOf(before, before.length / 2));
                case EMPTY -> Files.createFile(path(file));
                case MISSING -> {}
            }
        }
        for (String key : List.of("ca.key", "bottlenose.key")) {
            if (Files.exists(certs.resolve(key))) {
                Files.setPosixFilePermissions(certs.resolve(key), PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private void restore() throws IOException {
        write(List.of(State.NEW, State.NEW, State.NEW, State.NEW));
    }

    private List<byte[]> contents() throws IOException {
        return List.of(
                Files.readAllBytes(path(0)),
                Files.readAllBytes(path(1)),
                Files.readAllBytes(path(2)),
                Files.readAllBytes(path(3)));
    }

    private Path path(int file) {
        return certs.resolve(NAMES.get(file));
    }

    private String fault(Path directory) {
        StringBuilder fault = new StringBuilder();
        assertThatThrownBy(() -> CertificateAuthority.open(directory, clock, new SecureRandom()))
                .isInstanceOfSatisfying(
                        CertificateStoreException.class,
                        e -> fault.append(e.fault().code())
                                .append(": ")
                                .append(e.fault().sentence()));
        return fault.toString();
    }

    private CertificateAuthority open() throws Exception {
        return CertificateAuthority.open(certs, clock, new SecureRandom());
    }
}
