package dev.bottlenose.samples.plain;

import java.util.concurrent.CountDownLatch;

/** Runs the demo until it is interrupted. */
public final class Main {
    private Main() {}

    /**
     * Runs the app until it is interrupted.
     *
     * @param arguments see {@link Options#parse}
     */
    public static void main(String[] arguments) throws InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("try: [--name APP] [--os OS] [--host ADDR] [--secure-port N] [--insecure-port N]");
            System.exit(2);
            return;
        }
        Demo demo = new Demo(options);
        Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "stop"));
        demo.start();
        System.err.println(options.name() + " is connecting to a desktop at " + options.host() + ":"
                + options.securePort() + "; Ctrl+C ends it.");
        new CountDownLatch(1).await();
    }
}
