package dev.bottlenose.check.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An honest app in a process of its own, which prints what it sends. */
final class AppProcess implements AutoCloseable {
    static final String SENT = "sent";
    static final String INTERRUPTED = "interrupted";

    private static final int END_SECONDS = 30;

    private final Process process;
    private final Ledger.Account account;

    AppProcess(List<String> command, Map<String, String> environment, Ledger.Account account) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.account = account;
        Thread reader = new Thread(this::read, "output of an app");
        reader.setDaemon(true);
        reader.start();
    }

    /** Has it send nothing more. */
    void pause() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    boolean isDelivered() {
        return account.isComplete();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(SENT)) {
                    account.next();
                } else if (line.equals(INTERRUPTED)) {
                    account.interrupted();
                }
            }
        } catch (IOException e) {
            // It ended.
        }
    }
}
