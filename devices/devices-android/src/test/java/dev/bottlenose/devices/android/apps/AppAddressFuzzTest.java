package dev.bottlenose.devices.android.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an app says about where it is: its package becomes part of a command. */
final class AppAddressFuzzTest {
    /** The lines are the common name, the app's id and the directory. */
    @FuzzTest
    void onlyPackageNamesAndAbsolutePathsPass(byte[] bytes) {
        String[] lines = (new String(bytes, UTF_8) + "\n\n\n").split("\n", 4);
        for (Optional<String> commonName : List.of(Optional.of(lines[0]), Optional.<String>empty())) {
            AppAddress.read("app", commonName, Optional.of(lines[1]), lines[2])
                    .map(AppAddressFuzzTest::check, fault -> {
                        assertThat(fault.code()).isIn("destination-invalid", "package-invalid");
                        return "";
                    });
        }
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> AppAddress.read("app", Optional.of(text), Optional.empty(), "/data/data/a/"));
        LinearWork.check("a", "", text -> AppAddress.read("app", Optional.empty(), Optional.of(text), "/data/data/a/"));
        LinearWork.check(
                "/data/data/", "/", text -> AppAddress.read("app", Optional.of("a.b"), Optional.empty(), text));
    }

    private static String check(AppAddress address) {
        assertThat(address.packageName()).matches("[A-Za-z0-9_.]+");
        assertThat(address.directory()).startsWith("/").endsWith("/").doesNotContain("/../");
        assertThat(address.directory().chars()).noneMatch(Character::isISOControl);
        assertThat(address.user()).isNotNegative();
        return "";
    }
}
