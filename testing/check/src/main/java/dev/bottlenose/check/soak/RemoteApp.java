package dev.bottlenose.check.soak;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.frontends.command.PairingCodeRequest;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.sdk.FlipperClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** An honest app on another host, as a process of its own. It pairs with a code. */
final class RemoteApp {
    private static final String SENDER = "remote";
    private static final long CODE_SECONDS = 24 * 3600;

    private RemoteApp() {}

    static AppProcess start(ServerProcess server, FaultyNetwork network, Ledger ledger, Path directory)
            throws Exception {
        String code;
        try (BottlenoseClient client = BottlenoseClient.at(server.location()).connect()) {
            PairingCodeRequest request = new PairingCodeRequest(OptionalLong.of(CODE_SECONDS), OptionalLong.of(1));
            code = client.await(client.run(ServerCommands.PAIR, request)).code();
        }
        List<String> command = new ArrayList<>(network.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RemoteApp.class.getName()));
        command.addAll(
                List.of("" + server.ports().insecure(), "" + server.ports().secure(), directory.toString()));
        return new AppProcess(command, Map.of("BOTTLENOSE_PAIRING_CODE", code), ledger.account(SENDER));
    }

    /** Sends until it reads a line, and stays connected until it is ended. */
    public static void main(String[] arguments) throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        HonestApp app = new HonestApp(
                SENDER,
                FlipperClient.builder(Reader.HONEST + " remote")
                        .device("remote")
                        .host(FaultyNetwork.SERVER)
                        .ports(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]))
                        .privateDirectory(Path.of(arguments[2])),
                new PrintedBooks(),
                new Outages());
        app.start(timer);
        while (System.in.read() >= 0) {
            app.pause();
        }
    }

    /** Notes on standard output, for whoever started this process. */
    private static final class PrintedBooks implements Books {
        private final AtomicInteger next = new AtomicInteger();

        @Override
        public int next() {
            System.out.println(AppProcess.SENT);
            return next.getAndIncrement();
        }

        @Override
        public void interrupted() {
            System.out.println(AppProcess.INTERRUPTED);
        }

        @Override
        public boolean isComplete() {
            return false;
        }
    }
}
