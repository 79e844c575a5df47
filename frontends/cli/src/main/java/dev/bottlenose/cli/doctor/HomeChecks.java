package dev.bottlenose.cli.doctor;

import dev.bottlenose.server.Home;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.ServerFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the home that a server would use: whether it can be written, whether others can read its secrets, its age. */
final class HomeChecks {
    /** A server needs far less to start; apps' histories are in memory. */
    private static final long LEAST_SPACE = 16 << 20;

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Home home;
    private final Clock clock;

    HomeChecks(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        findings.add(place());
        openSecret().ifPresent(file -> findings.add(Finding.bad("home", readable(file))));
        authorityBegins()
                .filter(begin -> begin.isAfter(clock.instant()))
                .ifPresent(begin -> findings.add(Finding.bad("clock", behind(begin))));
        return findings;
    }

    private Finding place() {
        Path directory = home.directory();
        Path existing = existing(directory);
        String why = Files.isDirectory(existing)
                ? (Files.isWritable(existing) ? "" : existing + " is not writable")
                : existing + " is not a directory";
        if (!why.isEmpty()) {
            return Finding.bad(
                    "home",
                    new Fault(
                            "home-unwritable",
                            "The home " + directory + " cannot be used: " + why + ".",
                            "give this user write access to it, or use another --home"));
        }
        try {
            long space = Files.getFileStore(existing).getUsableSpace();
            if (space < LEAST_SPACE) {
                return Finding.bad(
                        "home",
                        new Fault(
                                "disk-full",
                                "The disk of the home " + directory + " has " + (space >> 10) + " KiB left.",
                                "free some space, or use another --home"));
            }
        } catch (IOException e) {
            // Not every file system knows.
        }
        return Finding.good(
                "home",
                "The home " + directory
                        + (existing.equals(directory)
                                ? " can be written."
                                : " does not exist yet; a server creates it."));
    }

    private static Path existing(Path directory) {
        Path place = directory;
        while (!Files.exists(place)) {
            @Nullable Path parent = place.getParent();
            if (parent == null) {
                return place;
            }
            place = parent;
        }
        return place;
    }

    private Optional<Path> openSecret() {
        for (String name : List.of(ServerFiles.AUTHORITY_KEY, ServerFiles.TOKEN)) {
            Path file = home.certificates().resolve(name);
            try {
                if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                    return Optional.of(file);
                }
            } catch (IOException | UnsupportedOperationException e) {
                // It does not exist, or the file system has no such permissions.
            }
        }
        return Optional.empty();
    }

    private static Fault readable(Path file) {
        return new Fault(
                "secret-readable", "Other users of this computer can read " + file + ".", "chmod 600 '" + file + "'");
    }

    private Optional<Instant> authorityBegins() {
        try (InputStream in = Files.newInputStream(home.certificates().resolve(ServerFiles.AUTHORITY_CERTIFICATE))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in) instanceof X509Certificate authority
                    ? Optional.of(authority.getNotBefore().toInstant())
                    : Optional.empty();
        } catch (IOException | CertificateException e) {
            return Optional.empty();
        }
    }

    private Fault behind(Instant begin) {
        return new Fault(
                "clock-behind",
                "This computer's clock (" + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                        + ") is behind: the authority was created on " + begin + ".",
                "set date and time of this computer to automatic");
    }
}
