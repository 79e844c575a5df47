package dev.bottlenose.check.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A key and a signing request as the {@code openssl} command makes them.
 *
 * @param directory with the files {@code app.key} and {@code app.csr}, or {@code app.crt} for a certificate
 */
record SigningRequest(Path directory) {
    private static final List<String> ELLIPTIC = List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");

    /** Makes one with a key that every server takes. */
    static SigningRequest of(Path directory, String commonName) throws IOException, InterruptedException {
        return make(directory, commonName, "app.csr", ELLIPTIC);
    }

    /** Makes one with a key that is too weak. */
    static SigningRequest weak(Path directory) throws IOException, InterruptedException {
        return make(directory, "app", "app.csr", List.of("-newkey", "rsa:1024"));
    }

    /** Makes a certificate that no authority issued. */
    static SigningRequest selfSigned(Path directory) throws IOException, InterruptedException {
        return make(
                directory,
                "app",
                "app.crt",
                Stream.concat(Stream.of("-x509"), ELLIPTIC.stream()).toList());
    }

    private static SigningRequest make(Path directory, String commonName, String out, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = Stream.of(
                        List.of("openssl", "req", "-new", "-nodes", "-keyout", "app.key", "-out", out),
                        List.of("-subj", "/CN=" + commonName),
                        options)
                .flatMap(List::stream)
                .toList();
        Process openssl = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(openssl.getInputStream().readAllBytes(), UTF_8);
        if (openssl.waitFor() != 0) {
            throw new IOException("openssl failed: " + output);
        }
        return new SigningRequest(directory);
    }

    String csr() throws IOException {
        return Files.readString(directory.resolve("app.csr"));
    }
}
