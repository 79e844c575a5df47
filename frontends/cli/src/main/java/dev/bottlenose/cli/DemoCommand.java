package dev.bottlenose.cli;

import dev.bottlenose.samples.plain.Demo;
import dev.bottlenose.samples.plain.Options;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a sample app with the SDK in it. */
@Command(
        name = "demo",
        description = "Runs a sample app until interrupted: requests, log lines, a database, preferences, a table.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final Console console = new Console();

    @Option(
            names = "--os",
            paramLabel = "OS",
            description = "System the app claims: an original server wants MacOS or Windows; by default the real one.")
    private Optional<String> os = Optional.empty();

    @Option(names = "--host", paramLabel = "ADDR", defaultValue = "localhost", description = "Where the server is.")
    private String host = "localhost";

    @Option(names = "--secure-port", paramLabel = "PORT", defaultValue = "9088", description = "By default 9088.")
    private int securePort = 9088;

    @Option(names = "--insecure-port", paramLabel = "PORT", defaultValue = "9089", description = "By default 9089.")
    private int insecurePort = 9089;

    @Option(names = "--name", paramLabel = "APP", defaultValue = "Bottlenose Demo", description = "The app's name.")
    private String name = "Bottlenose Demo";

    @Override
    public Integer call() throws InterruptedException {
        Demo demo = new Demo(new Options(name, os, host, securePort, insecurePort));
        Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "demo-stop"));
        demo.start();
        console.err().println("'" + name + "' looks for a server at " + host + ":" + securePort + "; Ctrl+C ends it.");
        new CountDownLatch(1).await();
        return 0;
    }
}
