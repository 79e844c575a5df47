package dev.bottlenose.testing.android;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Executor;

/** A command on the device: a real shell, in the sandbox. */
final class ShellService {
    private final Sandbox sandbox;
    private final Executor threads;

    ShellService(Sandbox sandbox, Executor threads) {
        this.sandbox = sandbox;
        this.threads = threads;
    }

    /**
     * Runs a command until it or the stream ends.
     *
     * @param kind how its streams are connected
     */
    void run(AdbStream stream, String command, ShellKind kind) throws IOException, InterruptedException {
        boolean packets = kind == ShellKind.PACKETS;
        Process process = sandbox.start(command, kind);
        stream.onClose(() -> end(process));
        threads.execute(() -> feed(stream, process, packets));
        Thread errors = new Thread(() -> copy(process.getErrorStream(), stream, ShellPackets.STDERR), "fake-stderr");
        errors.setDaemon(true);
        if (packets) {
            errors.start();
        }
        copy(process.getInputStream(), stream, packets ? ShellPackets.STDOUT : 0);
        errors.join();
        int code = process.waitFor();
        if (packets && !stream.isClosed()) {
            stream.write(ShellPackets.exit(code));
        }
        stream.close();
    }

    private static void feed(AdbStream stream, Process process, boolean packets) {
        try (OutputStream stdin = process.getOutputStream()) {
            if (packets) {
                ShellPackets.feed(stream.input(), stdin);
                return;
            }
            InputStream in = stream.input();
            byte[] buffer = new byte[4096];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                stdin.write(buffer, 0, count);
                stdin.flush();
            }
        } catch (IOException e) {
            // The program does not read its input.
        }
    }

    private static void copy(InputStream from, AdbStream stream, int kind) {
        byte[] buffer = new byte[4096];
        try {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                byte[] bytes = kind == 0 ? Arrays.copyOf(buffer, count) : ShellPackets.packet(kind, buffer, count);
                if (!stream.write(bytes)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The program was ended with its stream.
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
