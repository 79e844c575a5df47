package dev.bottlenose.check.soak.hostile;

import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.sdk.FlipperClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Guesses pairing codes. */
public final class WrongCodes implements Attack {
    private static final int SECONDS = 2;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String name() {
        return "wrong pairing codes";
    }

    @Override
    public void attempt(Target target, Connections connections) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(target.scratch(), "guess");
        FlipperClient guesser = FlipperClient.builder("Guesser")
                .device("guess")
                .ports(target.insecure(), 1)
                .pairingCode(PairingCode.random(random).reveal())
                .privateDirectory(directory)
                .build();
        guesser.start();
        new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
        guesser.stop();
    }
}
