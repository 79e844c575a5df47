package dev.bottlenose.sdk.pairing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Another process of the app: claims the directory, reports so, and holds it until it is killed. */
final class DirectoryHolder {
    private DirectoryHolder() {}

    public static void main(String[] args) throws IOException {
        CredentialFiles files = new CredentialFiles(Path.of(args[0]), "com.example.app", "unknown", new SecureRandom());
        try (Closeable claim = files.claim().orElseThrow()) {
            System.out.write('.');
            System.out.flush();
            // Ends with the test, should that end first.
            for (int next = 0; claim != null && next >= 0; ) {
                next = System.in.read();
            }
        }
    }
}
