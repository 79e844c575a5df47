package dev.bottlenose.cli;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the devices there are. */
@Command(name = "devices", description = "Lists the devices on which apps run.", mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure {
        try (ServerConnection connection = server.connect()) {
            List<JsonObject> devices = connection.list("device-list");
            devices.forEach(device -> System.out.println(json ? toJson(device).toString() : toText(device)));
            List<JsonObject> troubles = connection.list("bottlenose-device-troubles");
            troubles.forEach(trouble ->
                    System.err.println("warning: " + trouble.string("message").orElse("") + " ("
                            + trouble.string("code").orElse("") + ")\ntry: "
                            + trouble.string("next").orElse("")));
            if (devices.isEmpty() && troubles.isEmpty() && !json) {
                System.err.println("No device is there; apps on this computer need none. try: bottlenose doctor");
            }
            return 0;
        }
    }

    private static JsonObject toJson(JsonObject device) {
        return Json.object()
                .put("serial", device.string("serial"))
                .put("os", device.string("os"))
                .put("title", device.string("title"))
                .put("type", device.string("deviceType"))
                .build();
    }

    private static String toText(JsonObject device) {
        String serial = device.string("serial").orElse("");
        return (serial.isEmpty() ? "-" : serial) + "\t" + device.string("os").orElse("") + "\t"
                + device.string("title").orElse("") + "\t"
                + device.string("deviceType").orElse("");
    }
}
