package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceCrash;
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
 * Reads the reports that the Mac writes of crashed programs: JSON with a line in front ({@code .ips}, macOS 12 and later) or
 * text ({@code .crash}). Only those of programs on a simulator mean anything here. Source: docs/PROTOCOL.md, iOS.
 */
final class CrashReports {
    /** Such as {@code 2024-01-25 19:25:25.7990 -0500}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSS][.SSS][.SS] xx");

    private CrashReports() {}

    /** A crash and the simulator it was on. */
    record Crashed(String udid, DeviceCrash crash) {}

    /** What can be made of a report; empty if its program ran on the Mac itself, or if the report is not whole. */
    static Optional<Crashed> read(String report) {
        return report.startsWith("{") ? readJson(report) : readText(report);
    }

    private static Optional<Crashed> readJson(String report) {
        int body = report.indexOf('\n');
        if (body < 0) {
            return Optional.empty();
        }
        try {
            JsonObject crash = Json.parseObject(JsonText.of(report.substring(body + 1)));
            return Destination.simulator(crash.string("procPath").orElse(""))
                    .map(udid -> new Crashed(
                            udid,
                            new DeviceCrash(
                                    crash.string("procName").orElse("app"),
                                    reason(crash),
                                    Optional.of(frames(crash)).filter(text -> !text.isEmpty()),
                                    time(crash.string("captureTime")))));
        } catch (MalformedJsonException notWhole) {
            return Optional.empty();
        }
    }

    private static String reason(JsonObject crash) {
        JsonObject exception = crash.object("exception").orElse(Json.object().build());
        String kind = exception.string("type").orElse("Unknown")
                + exception.string("signal").map(signal -> " (" + signal + ")").orElse("");
        Optional<String> words = crash.object("asi").stream()
                .flatMap(byLibrary -> byLibrary.members().values().stream())
                .flatMap(lines -> lines instanceof JsonArray array ? array.strings().stream() : Stream.empty())
                .findFirst();
        return words.map(text -> kind + ": " + text).orElse(kind);
    }

    private static String frames(JsonObject crash) {
        List<JsonObject> images = objects(crash.array("usedImages"));
        List<JsonObject> threads = objects(crash.array("threads"));
        long faulting = crash.integer("faultingThread").orElse(0);
        // What threw is told apart from where the program then gave up.
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
        return array.stream()
                .flatMap(all -> all.elements().stream())
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    private static Optional<Crashed> readText(String report) {
        return field(report, "Path")
                .flatMap(Destination::simulator)
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

    private static Optional<Instant> time(Optional<String> words) {
        try {
            return words.map(text -> OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
