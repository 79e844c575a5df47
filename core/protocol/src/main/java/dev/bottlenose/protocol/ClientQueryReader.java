package dev.bottlenose.protocol;

import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import dev.bottlenose.wire.QueryKeys;
import dev.bottlenose.wire.SdkVersions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns parameters into a {@link ClientQuery}, or reports which one is missing or wrong. */
final class ClientQueryReader {
    private final QueryString parameters;

    ClientQueryReader(QueryString parameters) {
        this.parameters = parameters;
    }

    ClientQuery.Reading read() {
        for (String required : List.of(QueryKeys.OS, QueryKeys.DEVICE, QueryKeys.DEVICE_ID, QueryKeys.APP)) {
            if (parameters.get(required).isEmpty()) {
                return refused("query-incomplete", "The connection's URL has no single '" + required + "' parameter.");
            }
        }
        String os = parameters.get(QueryKeys.OS).orElseThrow();
        if (!ClientQuery.isCertificateSystem(os)) {
            return refused(
                    "os-unknown", "The connection's URL names an os this port does not serve: '" + shorten(os) + "'.");
        }
        Optional<String> number = parameters.get(QueryKeys.MEDIUM);
        Optional<Medium> medium = number.isEmpty() ? Optional.of(Medium.FS_ACCESS) : Medium.withNumber(number.get());
        if (medium.isEmpty()) {
            return refused(
                    "medium-unknown", "The connection's URL names an unknown medium: '" + shorten(number.get()) + "'.");
        }
        return new ClientQuery(
                        parameters.get(QueryKeys.APP).orElseThrow(),
                        parameters.get(QueryKeys.APP_ID),
                        os,
                        parameters.get(QueryKeys.DEVICE).orElseThrow(),
                        parameters.get(QueryKeys.DEVICE_ID).orElseThrow(),
                        sdkVersion(),
                        medium.get(),
                        parameters.raw(QueryKeys.CSR).flatMap(ClientQuery::decodeCsr),
                        parameters.get(QueryKeys.CSR_PATH))
                .withinLimits();
    }

    ClientQuery.Reading readBrowser() {
        Optional<String> device = parameters.get(QueryKeys.DEVICE);
        Optional<String> deviceId = parameters.get(QueryKeys.DEVICE_ID).or(() -> parameters.get("deviceId"));
        if (device.isEmpty() || deviceId.isEmpty()) {
            return refused("query-incomplete", "The connection's URL has no 'device' or no 'device_id' parameter.");
        }
        return new ClientQuery(
                        parameters.get(QueryKeys.APP).orElse(device.get()),
                        parameters.get(QueryKeys.APP_ID),
                        parameters.get(QueryKeys.OS).orElse("MacOS"),
                        device.get(),
                        deviceId.get(),
                        OptionalInt.of(sdkVersion().orElse(SdkVersions.NEWEST)),
                        Medium.NONE,
                        Optional.empty(),
                        Optional.empty())
                .withinLimits();
    }

    private OptionalInt sdkVersion() {
        String digits = parameters.get(QueryKeys.SDK_VERSION).orElse("").strip();
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
