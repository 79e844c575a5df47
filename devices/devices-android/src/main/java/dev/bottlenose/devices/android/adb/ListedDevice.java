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
    /** A longer line is not one of adb's, in characters; the search for the state reads a line many times. */
    private static final int LONGEST_LINE = 1024;

    /** Where the state begins at the earliest: adb pads a serial to 22 characters and adds a blank. */
    private static final int STATE_COLUMN = 23;

    /** A state and what adb writes behind it, each part only if it is known. */
    private static final Pattern STATE = Pattern.compile("(no permissions|[a-z]+)( .*)?");

    /** The same, with where the device is attached, its names and the id of its connection in adb's form. */
    private static final Pattern EXACT_STATE =
            Pattern.compile("[a-z]+( [^ :]+| usb:\\S+)?( (product|model|device|transport_id):\\S*)*");

    private static final String NO_PERMISSIONS = "no permissions";
    private static final Pattern MODEL = Pattern.compile(" model:(\\S+)");
    private static final Pattern TRANSPORT = Pattern.compile(" transport_id:(\\d+)$");

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
        return text.lines()
                .filter(line -> line.length() <= LONGEST_LINE)
                .flatMap(line -> of(line).stream())
                .toList();
    }

    private static Optional<ListedDevice> of(String line) {
        int tab = line.lastIndexOf('\t');
        int state = tab < 0 ? stateIn(line) : tab + 1;
        Matcher found = STATE.matcher(line.substring(Math.max(0, state)));
        if (state <= 0 || line.substring(0, state).isBlank() || !found.matches()) {
            return Optional.empty();
        }
        String details = Optional.ofNullable(found.group(2)).orElse("");
        Matcher model = MODEL.matcher(details);
        Matcher transport = TRANSPORT.matcher(details);
        return Optional.of(new ListedDevice(
                line.substring(0, state).strip(),
                found.group(1),
                model.find() ? Optional.of(model.group(1).replace('_', ' ')) : Optional.empty(),
                transport.find() ? transport.group(1) : ""));
    }

    /**
     * The index at which the state begins, or -1. A serial may contain blanks and the name of a state, so the last place where
     * the rest has adb's form counts.
     */
    private static int stateIn(String line) {
        int first = -1;
        int last = -1;
        for (int at = STATE_COLUMN; at < line.length(); at++) {
            if (line.charAt(at - 1) == ' ') {
                String rest = line.substring(at);
                if (rest.startsWith(NO_PERMISSIONS)) {
                    return at; // The explanation behind it has no form.
                }
                first = first < 0 && STATE.matcher(rest).matches() ? at : first;
                last = EXACT_STATE.matcher(rest).matches() ? at : last;
            }
        }
        return last < 0 ? first : last;
    }
}
