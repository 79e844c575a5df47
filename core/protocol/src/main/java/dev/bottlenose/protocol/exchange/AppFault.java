package dev.bottlenose.protocol.exchange;

import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.wire.ExchangeKeys;
import dev.bottlenose.wire.Fault;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fault that kept an app from its certificates, as the app reports it; an extension of the acknowledgement. Its next step
 * is the app's word too, and never becomes the server's.
 */
final class AppFault {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST = 300;

    private AppFault() {}

    /** Reads {@code {"code", "sentence", "next"}}; empty for anything else. */
    static Optional<Fault> read(String app, JsonObject fault) {
        Optional<String> code = fault.string(ExchangeKeys.FAULT_CODE)
                .filter(text -> CODE.matcher(text).matches());
        Optional<String> sentence = fault.string(ExchangeKeys.FAULT_SENTENCE).map(AppFault::oneLine);
        Optional<String> next = fault.string(ExchangeKeys.FAULT_NEXT).map(AppFault::oneLine);
        return code.isPresent() && sentence.isPresent() && next.isPresent()
                ? Optional.of(new Fault(
                        code.get(),
                        "App '" + app + "' reports: " + sentence.get() + " It suggests: " + next.get(),
                        "read the app's own log"))
                : Optional.empty();
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
