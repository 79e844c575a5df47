package dev.bottlenose.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;

/** The address of a store, as the developer writes it. */
final class StoreAddressFuzzTest {
    private static final String DEVICE = "0b1d4a3e-9f0e-8d5c-a3c0-123456789abc";

    @FuzzTest
    void whatIsStoredLiesBelowTheAddressOnTheSameHost(byte[] bytes) {
        StoreAddress.read(new String(bytes, UTF_8)).ifPresent(store -> {
            URI file = store.of(DEVICE);
            assertThat(file.getScheme()).isIn("http", "https");
            assertThat(file.getRawAuthority()).isEqualTo(store.base().getRawAuthority());
            assertThat(file.getPath()).endsWith("/" + DEVICE);
        });
    }
}
