package dev.bottlenose.server.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.LinearWork;
import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.UpgradeRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests for files: whatever the target, nothing is served that does not lie in the page's directory. */
final class PagesFuzzTest {
    @TempDir
    Path directory;

    @FuzzTest
    void nothingOutsideTheDirectoryIsServed(byte[] bytes) throws IOException {
        Path page = Files.createDirectories(directory.resolve("page"));
        Path inside = Files.writeString(page.resolve("a.js"), "inside");
        Files.writeString(directory.resolve("b"), "outside");
        String name = new String(bytes, ISO_8859_1);

        HttpPages.Answer answer = new DirectoryPage(page).file(name);

        if (answer != DirectoryPage.NOT_FOUND) {
            assertThat(page.resolve(URLDecoder.decode(name, UTF_8)).toRealPath())
                    .isEqualTo(inside.toRealPath());
        }
    }

    @FuzzTest
    void everyTargetIsAnswered(byte[] bytes) throws IOException {
        Path page = Files.createDirectories(directory.resolve("page"));
        String target = new String(bytes, ISO_8859_1);

        assertThat(new BundledPage().get(request(target))).isNotNull();
        assertThat(new DirectoryPage(page).get(request(target))).isNotNull();
        assertThat(new UserPlugins(page, new SecureRandom()).get(request(UserPlugins.PATH + target)))
                .isNotNull();
    }

    @Test
    void workIsLinear() throws IOException {
        BundledPage bundled = new BundledPage();
        DirectoryPage served = new DirectoryPage(directory);
        for (String before : new String[] {"/", "/assets/", "/a"}) {
            LinearWork.check(before, "", text -> bundled.get(request(text)));
            LinearWork.check(before, "", text -> served.get(request(text)));
        }
    }

    private static UpgradeRequest request(String target) {
        return new UpgradeRequest("GET", target, Map.of(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
    }
}
