package dev.bottlenose.protocol.exchange;

import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.wire.Fault;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an app says kept it from its certificates; our extension to the acknowledgement. */
final class AppTrouble {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST = 300;

    private AppTrouble() {}

    /** Reads {@code {"code", "sentence", "next"}}; empty for anything else. */
    static Optional<Fault> read(String app, JsonObject trouble) {
        Optional<String> code =
                trouble.string("code").filter(text -> CODE.matcher(text).matches());
        Optional<String> sentence = trouble.string("sentence").map(AppTrouble::oneLine);
        Optional<String> next = trouble.string("next").map(AppTrouble::oneLine);
        return code.isPresent() && sentence.isPresent() && next.isPresent()
                ? Optional.of(new Fault(code.get(), "App '" + app + "' says: " + sentence.get(), next.get()))
                : Optional.empty();
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
