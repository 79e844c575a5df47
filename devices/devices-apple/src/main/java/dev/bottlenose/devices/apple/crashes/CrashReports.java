package dev.bottlenose.devices.apple.crashes;

import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.apple.targets.AppPath;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parses the reports that the Mac writes of crashed programs: JSON after a first line ({@code .ips}, macOS 12 and later) or
 * text ({@code .crash}). Only programs on simulators count. Source: docs/PROTOCOL.md, iOS.
 */
public final class CrashReports {
    /** Such as {@code 2024-01-25 19:25:25.7990 -0500}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSS][.SSS][.SS] xx");

    private CrashReports() {}

    /** A crash and the simulator it happened on. */
    public record Crashed(String udid, DeviceCrash crash) {}

    /** The crash in a report; empty if the program ran on the Mac itself, or the report is incomplete. */
    public static Optional<Crashed> read(String report) {
        return report.startsWith("{") ? readJson(report) : readText(report);
    }

    private static Optional<Crashed> readJson(String report) {
        int body = report.indexOf('\n');
        if (body < 0) {
            return Optional.empty();
        }
        try {
            JsonObject crash = Json.parseObject(JsonText.of(report.substring(body + 1)));
            return AppPath.simulator(crash.string("procPath").orElse(""))
                    .map(udid -> new Crashed(
                            udid,
                            new DeviceCrash(
                                    crash.string("procName").orElse("app"),
                                    reason(crash),
                                    Optional.of(frames(crash)).filter(text -> !text.isEmpty()),
                                    time(crash.string("captureTime")))));
        } catch (MalformedJsonException incomplete) {
            return Optional.empty();
        }
    }

    private static String reason(JsonObject crash) {
        JsonObject exception = crash.object("exception").orElse(Json.object().build());
        String kind = exception.string("type").orElse("Unknown")
                + exception.string("signal").map(signal -> " (" + signal + ")").orElse("");
        Optional<String> detail = crash.object("asi").stream()
                .flatMap(byLibrary -> byLibrary.members().values().stream())
                .flatMap(lines -> lines instanceof JsonArray array ? array.strings().stream() : Stream.empty())
                .findFirst();
        return detail.map(text -> kind + ": " + text).orElse(kind);
    }

    private static String frames(JsonObject crash) {
        List<JsonObject> images = objects(crash.array("usedImages"));
        List<JsonObject> threads = objects(crash.array("threads"));
        long faulting = crash.integer("faultingThread").orElse(0);
        // The frames of an uncaught exception are listed apart from those of the abort that follows.
        List<JsonObject> frames = crash.array("lastExceptionBacktrace").isPresent()
                ? objects(crash.array("lastExceptionBacktrace"))
                : faulting >= 0 && faulting < threads.size()
                        ? objects(threads.get((int) faulting).array("frames"))
                        : List.of();
        return frames.stream().map(frame -> frame(frame, images)).collect(Collectors.joining("\n"));
    }

    private static String frame(JsonObject frame, List<JsonObject> images) {
        long index = frame.integer("imageIndex").orElse(-1);
        String image = index >= 0 && index < images.size()
                ? images.get((int) index).string("name").orElse("???")
                : "???";
        String place = frame.string("symbol")
                .map(symbol -> symbol + " + " + frame.integer("symbolLocation").orElse(0))
                .orElseGet(() ->
                        "0x" + Long.toHexString(frame.integer("imageOffset").orElse(0)));
        String line = frame.string("sourceFile")
                .map(file -> " (" + file + ":" + frame.integer("sourceLine").orElse(0) + ")")
                .orElse("");
        return image + "  " + place + line;
    }

    private static List<JsonObject> objects(Optional<JsonArray> array) {
        return array.map(JsonArray::objects).orElse(List.of());
    }

    private static Optional<Crashed> readText(String report) {
        return field(report, "Path")
                .flatMap(AppPath::simulator)
                .map(udid -> new Crashed(
                        udid,
                        new DeviceCrash(
                                field(report, "Process").orElse("app").replaceAll(" *\\[\\d+\\]$", ""),
                                field(report, "Exception Type").orElse("Unknown"),
                                Optional.of(report),
                                time(field(report, "Date/Time")))));
    }

    private static Optional<String> field(String report, String name) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + ": *(.*)$").matcher(report);
        return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
    }

    private static Optional<Instant> time(Optional<String> text) {
        try {
            return text.map(value -> OffsetDateTime.parse(value, TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
