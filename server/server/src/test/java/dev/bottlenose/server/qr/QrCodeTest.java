package dev.bottlenose.server.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class QrCodeTest {
    private static final String TEXT = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV";

    @Test
    void terminalAndPageShowTheSameCode() {
        QrCode code = QrCode.of(TEXT);
        List<String> lines = code.lines().stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
        int side = lines.get(0).length();
        boolean[][] terminal = new boolean[side + 1][side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                char half = lines.get(y / 2).charAt(x);
                terminal[y][x] = half == '\u2588' || half == (y % 2 == 0 ? '\u2580' : '\u2584');
            }
        }
        boolean[][] page = new boolean[side + 1][side];
        Matcher module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.svg());
        while (module.find()) {
            page[Integer.parseInt(module.group(2))][Integer.parseInt(module.group(1))] = true;
        }

        assertThat(Arrays.deepEquals(terminal, page)).isTrue();
        assertThat(code.svg()).contains("viewBox=\"0 0 " + side + " " + side + "\"");
    }

    @Test
    void codeHasFinderPatternsAndAQuietZone() {
        String svg = QrCode.of(TEXT).svg();

        assertThat(svg).contains("M4 4h").contains("M10 4h").contains("M4 10h").doesNotContain("M3 ");
        assertThat(svg).doesNotContain("M11 4h").doesNotContain("M5 5h");
    }
}
