package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.PartOfMessage;
import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.description.MessagePart;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a message that was too large for {@code tail}. */
@Command(
        name = "message",
        description = "Prints a message that was too large for tail, as the app sent it.",
        mixinStandardHelpOptions = true)
final class MessageCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Parameters(index = "0", paramLabel = "APP", description = "Client id, app name, or an unambiguous part of either.")
    private String wanted = "";

    @Parameters(index = "1", paramLabel = "NUMBER", description = "Number of the message, which tail prints.")
    private long number;

    @Override
    public Integer call() throws CommandFailure, ClientException, InterruptedException {
        try (BottlenoseClient client = server.connect()) {
            List<ClientDescription> apps = new ArrayList<>(client.await(client.run(AppCommands.LIST)));
            apps.addAll(client.await(client.run(AppCommands.DISCONNECTED)));
            String app = AppFinder.find(apps, wanted).id();
            OptionalLong next = OptionalLong.of(0);
            while (next.isPresent()) {
                MessagePart part = client.await(
                        client.run(AppCommands.MESSAGE_PART, new PartOfMessage(app, number, next.getAsLong())));
                console.out().print(part.text());
                next = part.next();
            }
            console.out().println("");
            return 0;
        }
    }
}
