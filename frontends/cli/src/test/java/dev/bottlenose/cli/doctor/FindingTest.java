package dev.bottlenose.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.wire.Fault;
import org.junit.jupiter.api.Test;

final class FindingTest {
    @Test
    void goodFindingHasNoNextStep() {
        Finding good = Finding.good("server", "The server is running and ready.");

        assertThat(good.isGood()).isTrue();
        assertThat(good.toLines()).containsExactly("ok      server: The server is running and ready.");
        assertThat(good.toJson())
                .hasToString("{\"check\":\"server\",\"ok\":true,\"message\":\"The server is running and ready.\"}");
    }

    @Test
    void badFindingHasACodeAndANextStep() {
        Finding bad = Finding.bad("devices", new Fault("adb-missing", "There is no adb.", "install platform-tools"));

        assertThat(bad.isGood()).isFalse();
        assertThat(bad.toLines())
                .containsExactly(
                        "problem devices: There is no adb. (adb-missing)", "        try: install platform-tools");
        assertThat(bad.toJson())
                .hasToString("{\"check\":\"devices\",\"ok\":false,\"code\":\"adb-missing\","
                        + "\"message\":\"There is no adb.\",\"next\":\"install platform-tools\"}");
    }
}
