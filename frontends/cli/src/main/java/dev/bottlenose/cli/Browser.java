package dev.bottlenose.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The user's browser. */
final class Browser {
    private Browser() {}

    /** Opens an address; where there is no browser, prints what to do. */
    static void open(String address, LineOutput err) {
        try {
            new ProcessBuilder(command(System.getProperty("os.name"), address))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            err.println("No browser can be opened. try: open the address of the page in a browser");
        }
    }

    static List<String> command(String system, String address) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return List.of("open", address);
        }
        return name.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of("xdg-open", address);
    }
}
