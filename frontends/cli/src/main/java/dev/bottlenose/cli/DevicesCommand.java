package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.DeviceCommands;
import dev.bottlenose.frontends.description.DeviceDescription;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the devices on which apps run. */
@Command(name = "devices", description = "Lists the devices on which apps run.", mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws ClientException, InterruptedException {
        try (BottlenoseClient client = server.connect()) {
            List<DeviceDescription> devices = client.await(client.run(DeviceCommands.LIST));
            devices.forEach(
                    device -> console.out().println(json ? toJson(device).toString() : toText(device)));
            List<Fault> faults = client.await(client.run(DeviceCommands.FAULTS));
            faults.forEach(console::warn);
            if (devices.isEmpty() && faults.isEmpty() && !json) {
                console.err()
                        .println("No device is connected; apps on this computer need none. try: bottlenose doctor");
            }
            return 0;
        }
    }

    private static JsonObject toJson(DeviceDescription device) {
        return Json.object()
                .put("serial", device.serial())
                .put("os", device.os())
                .put("title", device.title())
                .put("type", device.deviceType())
                .build();
    }

    private static String toText(DeviceDescription device) {
        return (device.serial().isEmpty() ? "-" : device.serial()) + "\t" + device.os() + "\t" + device.title() + "\t"
                + device.deviceType();
    }
}
