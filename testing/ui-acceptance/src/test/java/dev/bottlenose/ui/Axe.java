package dev.bottlenose.ui;

import com.microsoft.playwright.Page;
import java.util.List;

/** The accessibility checker. */
final class Axe {
    private static final String RUN = """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(node => node.html.slice(0, 160)
                  + ' ' + (node.any[0]?.message ?? node.all[0]?.message ?? '')).join(' | '));
            }
            """;

    private Axe() {}

    /** The violations of accessibility rules, each with the first places. */
    @SuppressWarnings("unchecked") // what the script returns
    static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(Chromium.axe() + "\n;0");
        }
        return (List<String>) page.evaluate(RUN);
    }
}
