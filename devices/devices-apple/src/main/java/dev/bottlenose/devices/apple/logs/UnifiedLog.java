package dev.bottlenose.devices.apple.logs;

import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.DeviceLogEntry.Level;
import dev.bottlenose.protocol.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Parses the records of {@code log stream} in its JSON styles. Source: docs/PROTOCOL.md, iOS. */
final class UnifiedLog {
    /** Such as {@code 2024-01-05 12:13:14.123456+0100}. */
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS]xx");

    private UnifiedLog() {}

    /** Empty if the object is no log entry. */
    static Optional<DeviceLogEntry> read(JsonObject item) {
        Optional<String> message = item.string("eventMessage");
        if (message.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeviceLogEntry(
                    OffsetDateTime.parse(item.string("timestamp").orElse(""), TIMESTAMP)
                            .toInstant(),
                    level(item.string("messageType").orElse("")),
                    (int) item.integer("processID").orElse(0),
                    (int) item.integer("threadID").orElse(0),
                    lastPart(item, "processImagePath"),
                    item.string("category")
                            .filter(category -> !category.isEmpty())
                            .or(() -> lastPart(item, "senderImagePath"))
                            .orElse(""),
                    message.get()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** As the original maps them; apps print at the default type. */
    static Level level(String messageType) {
        return switch (messageType) {
            case "Default" -> Level.DEBUG;
            case "Debug" -> Level.DEBUG;
            case "Notice" -> Level.VERBOSE;
            case "Info" -> Level.INFO;
            case "Warning" -> Level.WARN;
            case "Error" -> Level.ERROR;
            case "Fault", "Critical", "Alert", "Emergency" -> Level.FATAL;
            default -> Level.UNKNOWN;
        };
    }

    private static Optional<String> lastPart(JsonObject item, String path) {
        return item.string(path)
                .map(whole -> whole.substring(whole.lastIndexOf('/') + 1))
                .filter(name -> !name.isEmpty());
    }
}
