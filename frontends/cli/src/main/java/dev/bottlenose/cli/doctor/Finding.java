package dev.bottlenose.cli.doctor;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.wire.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a check of {@code doctor} found.
 *
 * @param check its subject: one word, or {@code app} and the name of an app
 * @param fault empty where all is well
 */
public record Finding(String check, String message, Optional<Fault> fault) {
    /** Subjects in the order in which their problems are to be solved, because the first ones cause the later ones. */
    private static final List<String> ORDER = List.of(
            "server",
            "ports",
            "home",
            "java",
            "localhost",
            "clock",
            "certificates",
            "app",
            "devices",
            "recording",
            "android",
            "ios");

    public static Finding good(String check, String message) {
        return new Finding(check, message, Optional.empty());
    }

    public static Finding bad(String check, Fault fault) {
        return new Finding(check, fault.sentence(), Optional.of(fault));
    }

    /** The problem to solve first, as a finding of its own; empty if there is none. */
    public static Optional<Finding> next(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !finding.isGood())
                .min(Comparator.comparingInt(Finding::rank))
                .map(first -> new Finding("next", first.message(), first.fault()));
    }

    public boolean isGood() {
        return fault.isEmpty();
    }

    public JsonObject toJson() {
        JsonObject.Builder json = Json.object().put("check", check).put("ok", isGood());
        fault.ifPresent(one -> json.put("code", one.code()));
        json.put("message", message);
        fault.ifPresent(one -> json.put("next", one.next()));
        return json.build();
    }

    public List<String> toLines() {
        String line = (isGood() ? "ok      " : "problem ") + check + ": " + message;
        return fault.map(one -> List.of(line + " (" + one.code() + ")", "        try: " + one.next()))
                .orElse(List.of(line));
    }

    private int rank() {
        int place = ORDER.indexOf(check.startsWith("app ") ? "app" : check);
        return place < 0 ? ORDER.size() : place;
    }
}
