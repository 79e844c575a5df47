package dev.bottlenose.server.qr;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.ArrayList;
import java.util.List;

/** A QR code (ISO/IEC 18004) of a text, with the quiet zone of four modules that readers require. Immutable. */
public final class QrCode {
    private static final int QUIET_ZONE = 4;

    private final io.nayuki.qrcodegen.QrCode modules;

    private QrCode(io.nayuki.qrcodegen.QrCode modules) {
        this.modules = modules;
    }

    /**
     * Encodes a text.
     *
     * @throws IllegalArgumentException if the text is too long for a QR code
     */
    public static QrCode of(String text) {
        return new QrCode(io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM));
    }

    /** One SVG element, black on white, which scales with its container. */
    public String svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < side(); y++) {
            for (int x = 0; x < side(); x++) {
                if (isDark(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side() + " " + side()
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path + "\" fill=\"#000\"/></svg>";
    }

    /** Lines for a terminal: two modules per character, black on white by ANSI sequences whatever the terminal's colours. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < side(); y += 2) {
            StringBuilder line = new StringBuilder("\u001b[30;107m");
            for (int x = 0; x < side(); x++) {
                line.append(half(isDark(x, y), isDark(x, y + 1)));
            }
            lines.add(line.append("\u001b[0m").toString());
        }
        return lines;
    }

    private static char half(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '\u2588' : '\u2580';
        }
        return lower ? '\u2584' : ' ';
    }

    private int side() {
        return modules.size + 2 * QUIET_ZONE;
    }

    /** False outside of the code. */
    private boolean isDark(int x, int y) {
        return modules.getModule(x - QUIET_ZONE, y - QUIET_ZONE);
    }
}
