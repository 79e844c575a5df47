package dev.bottlenose.protocol;

import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns parameters into a {@link ClientQuery}, or says which one is missing or wrong. */
final class ClientQueryReader {
    private static final int NEWEST_SDK_VERSION = 4;

    private final QueryString parameters;

    ClientQueryReader(QueryString parameters) {
        this.parameters = parameters;
    }

    ClientQuery.Reading read() {
        for (String mandatory : new String[] {"os", "device", "device_id", "app"}) {
            if (parameters.get(mandatory).isEmpty()) {
                return refused("query-incomplete", "The connection's URL has no single '" + mandatory + "' parameter.");
            }
        }
        String os = parameters.get("os").orElseThrow();
        if (!ClientQuery.isCertificateSystem(os)) {
            return refused(
                    "os-unknown", "The connection's URL names an os this port does not serve: '" + shorten(os) + "'.");
        }
        Optional<String> number = parameters.get("medium");
        Optional<Medium> medium = number.isEmpty() ? Optional.of(Medium.FS_ACCESS) : Medium.withNumber(number.get());
        if (medium.isEmpty()) {
            return refused(
                    "medium-unknown", "The connection's URL names an unknown medium: '" + shorten(number.get()) + "'.");
        }
        return new ClientQuery.Reading.Accepted(new ClientQuery(
                parameters.get("app").orElseThrow(),
                parameters.get("app_id"),
                os,
                parameters.get("device").orElseThrow(),
                parameters.get("device_id").orElseThrow(),
                sdkVersion(),
                medium.get(),
                parameters.raw("csr").flatMap(ClientQuery::decodeCsr),
                parameters.get("csr_path")));
    }

    ClientQuery.Reading readBrowser() {
        Optional<String> device = parameters.get("device");
        Optional<String> deviceId = parameters.get("device_id").or(() -> parameters.get("deviceId"));
        if (device.isEmpty() || deviceId.isEmpty()) {
            return refused("query-incomplete", "The connection's URL has no 'device' or no 'device_id' parameter.");
        }
        return new ClientQuery.Reading.Accepted(new ClientQuery(
                parameters.get("app").orElse(device.get()),
                parameters.get("app_id"),
                parameters.get("os").orElse("MacOS"),
                device.get(),
                deviceId.get(),
                OptionalInt.of(sdkVersion().orElse(NEWEST_SDK_VERSION)),
                Medium.NONE,
                Optional.empty(),
                Optional.empty()));
    }

    private OptionalInt sdkVersion() {
        String digits = parameters.get("sdk_version").orElse("").strip();
        return digits.matches("\\d{1,9}.*") ? OptionalInt.of(leadingNumber(digits)) : OptionalInt.empty();
    }

    private static int leadingNumber(String text) {
        int end = 0;
        while (end < text.length() && end < 9 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return Integer.parseInt(text.substring(0, end));
    }

    private static String shorten(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "..." : value;
    }

    private static ClientQuery.Reading refused(String code, String sentence) {
        return new ClientQuery.Reading.Refused(new Fault(
                code, sentence, "check how the client builds its URL; docs/PROTOCOL.md lists the parameters"));
    }
}
