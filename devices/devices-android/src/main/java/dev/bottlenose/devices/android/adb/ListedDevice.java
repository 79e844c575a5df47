package dev.bottlenose.devices.android.adb;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device as the adb server lists it.
 *
 * @param state {@code device} if it can be used; else {@code offline}, {@code unauthorized}, {@code connecting}, ...
 * @param transport the id of its connection, a new one each time; empty if the server sends none
 * @param model such as {@code Pixel 8}; empty while it is unknown
 */
public record ListedDevice(String serial, String state, Optional<String> model, String transport) {
    private static final Pattern LINE = Pattern.compile("(.+?)\\s{2,}(no permissions|[a-z]+)\\b(.*)");
    private static final Pattern SHORT_LINE = Pattern.compile("(\\S+)\\s+(no permissions|[a-z]+)\\b(.*)");
    private static final Pattern MODEL = Pattern.compile("\\bmodel:(\\S+)");
    private static final Pattern TRANSPORT = Pattern.compile("\\btransport_id:(\\d+)");

    /** A device of which only the state is known. */
    public static ListedDevice inState(String serial, String state) {
        return new ListedDevice(serial, state, Optional.empty(), "");
    }

    /** Whether it takes commands. */
    public boolean isUsable() {
        return state.equals("device");
    }

    /** Reads the response to {@code host:track-devices-l}, one device a line; skips lines of another form. */
    public static List<ListedDevice> list(String text) {
        return text.lines().flatMap(line -> of(line).stream()).toList();
    }

    private static Optional<ListedDevice> of(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            found = SHORT_LINE.matcher(line);
            if (!found.matches()) {
                return Optional.empty();
            }
        }
        Matcher model = MODEL.matcher(found.group(3));
        Matcher transport = TRANSPORT.matcher(found.group(3));
        return Optional.of(new ListedDevice(
                found.group(1).strip(),
                found.group(2),
                model.find() ? Optional.of(model.group(1).replace('_', ' ')) : Optional.empty(),
                transport.find() ? transport.group(1) : ""));
    }
}
