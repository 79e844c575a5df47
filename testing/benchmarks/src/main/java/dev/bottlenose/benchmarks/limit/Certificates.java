package dev.bottlenose.benchmarks.limit;

import dev.bottlenose.benchmarks.load.Identity;
import dev.bottlenose.benchmarks.load.OpenSsl;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** Certificates of both sides by one authority, as they are after a certificate exchange. */
final class Certificates {
    private Certificates() {}

    /**
     * Makes them.
     *
     * @param directory gets {@code sonarCA.crt}, {@code server.crt} and {@code server.key}
     * @param serverKey as an argument of openssl
     * @return what the app connects with
     */
    static SSLContext create(Path directory, String serverKey) throws Exception {
        Identity app = Identity.create(directory);
        openssl(directory, "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out sonarCA.crt -subj /CN=limit");
        openssl(directory, "req -nodes -keyout server.key -out server.csr -subj /CN=localhost -newkey " + serverKey);
        sign(directory, "-in server.csr -out server.crt");
        sign(directory, "-in app.csr -out device.crt");
        return app.tls();
    }

    private static void sign(Path directory, String files) throws IOException, InterruptedException {
        openssl(directory, "x509 -req -CA sonarCA.crt -CAkey ca.key -CAcreateserial " + files);
    }

    private static void openssl(Path directory, String arguments) throws IOException, InterruptedException {
        OpenSsl.run(directory, arguments.split(" "));
    }
}
