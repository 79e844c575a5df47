package dev.bottlenose.sdk.certificates;

import dev.bottlenose.files.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Fetches sealed certificates from a store, which is any server that answers GET requests. The store does not have to
 * be trusted, because only the pairing code opens the certificates.
 */
public final class HttpCertificateProvider implements FlipperCertificateProvider {
    /** The timeout for each read, and for the whole response. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Duration ALTOGETHER = Duration.ofSeconds(20);
    private static final int LARGEST = 64 * 1024;

    /** The id is not authenticated, and becomes part of an address. */
    private static final Pattern DEVICE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final URI store;
    private final String token;
    private final Duration idleTimeout;
    private final Duration timeout;

    /**
     * Creates a provider that fetches from {@code store}.
     *
     * @param store {@code http} or {@code https}, without user, query and fragment
     * @param token sent as {@code Authorization: Bearer}, to this store only; empty for none
     * @throws IllegalArgumentException if {@code store} is not such an address
     */
    public HttpCertificateProvider(String store, String token) {
        this(store, token, SILENCE, ALTOGETHER);
    }

    HttpCertificateProvider(String store, String token, Duration idleTimeout, Duration timeout) {
        this.store = address(store);
        this.token = token;
        this.idleTimeout = idleTimeout;
        this.timeout = timeout;
    }

    @Override
    public void getCertificates(Path directory, String deviceId) throws IOException {
        if (!DEVICE_ID.matcher(deviceId).matches()) {
            throw new MissingCertificatesException(
                    "device-id-strange",
                    "the desktop assigned this device an id that no store can have",
                    "check that the address and port are those of a Bottlenose server");
        }
        byte[] sealed;
        try {
            sealed = fetch(store.resolve(deviceId).toURL());
        } catch (MissingCertificatesException e) {
            throw e;
        } catch (SocketTimeoutException e) {
            throw slow();
        } catch (IOException e) {
            throw failure(
                    "store-unreachable",
                    "cannot be reached (" + e.getClass().getSimpleName() + ")",
                    "check that the store is running and reachable from this machine");
        }
        WholeFile.write(directory.resolve(SEALED_FILE), sealed, WholeFile.SECRET);
    }

    private byte[] fetch(URL address) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        HttpURLConnection connection = (HttpURLConnection) address.openConnection();
        try {
            connection.setConnectTimeout((int) idleTimeout.toMillis());
            connection.setReadTimeout((int) idleTimeout.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            if (!token.isEmpty()) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            check(connection.getResponseCode());
            try (InputStream body = connection.getInputStream()) {
                return read(body, end);
            }
        } finally {
            connection.disconnect();
        }
    }

    private void check(int status) throws MissingCertificatesException {
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN) {
            throw failure(
                    "store-token-refused",
                    "does not accept the token (HTTP " + status + ")",
                    "give the app the store's token");
        } else if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
            throw failure(
                    "store-empty",
                    "has nothing for this device (HTTP " + status + ")",
                    "check that app and desktop use the same store");
        } else if (status >= 300 && status < 400) {
            throw failure(
                    "store-redirects",
                    "redirects (HTTP " + status + "), and the token must not be sent elsewhere",
                    "give the app the address to which the store redirects");
        } else if (status != HttpURLConnection.HTTP_OK) {
            throw failure("store-failed", "answers with HTTP " + status, "check the store");
        }
    }

    private byte[] read(InputStream body, long end) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[4096];
        for (int count = body.read(part); count >= 0; count = body.read(part)) {
            out.write(part, 0, count);
            if (out.size() > LARGEST) {
                throw failure(
                        "store-oversized",
                        "sends more data than certificates can be",
                        "check that the address is the store's");
            } else if (System.nanoTime() > end) {
                throw slow();
            }
        }
        return out.toByteArray();
    }

    private MissingCertificatesException slow() {
        return failure("store-slow", "does not answer in time", "check the store");
    }

    private MissingCertificatesException failure(String code, String predicate, String next) {
        return new MissingCertificatesException(
                code, "the store " + store.getScheme() + "://" + store.getRawAuthority() + " " + predicate, next);
    }

    private static URI address(String text) {
        URI uri = URI.create(text.endsWith("/") ? text : text + "/");
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("store is no plain http or https address");
        }
        return uri;
    }
}
