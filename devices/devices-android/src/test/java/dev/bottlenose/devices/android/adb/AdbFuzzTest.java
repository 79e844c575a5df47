package dev.bottlenose.devices.android.adb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import dev.bottlenose.threads.Scheduler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an adb server, and a device behind it, may send. */
final class AdbFuzzTest {

    /** More than fits into a socket's buffers could not be written before it is read. */
    private static final int MOST = 16 * 1024;

    @FuzzTest
    void listOfDevicesNamesWhatIsUsable(byte[] bytes) {
        for (ListedDevice device : ListedDevice.list(new String(bytes, UTF_8))) {
            assertThat(device.serial()).isNotBlank();
            assertThat(device.state()).isNotBlank();
            assertThat(device.transport()).matches("\\d*");
        }
    }

    @FuzzTest
    void anythingButAnAdbServerIsRefusedByAnException(byte[] bytes) throws Exception {
        Allocation.check(
                bytes.length,
                () -> talk(bytes, connection -> {
                    assertThat(connection.request("host:version").string().length())
                            .isLessThanOrEqualTo(MOST);
                }));
    }

    @FuzzTest
    void outputOfADeviceEndsOrIsRefusedByAnException(byte[] bytes) throws Exception {
        for (boolean packets : new boolean[] {true, false}) {
            Allocation.check(
                    bytes.length,
                    () -> talk(bytes, connection -> {
                        ShellStream stream = new ShellStream(connection, packets);
                        assertThat(stream.readAllBytes().length
                                        + stream.errors().length())
                                .isLessThanOrEqualTo(4 * bytes.length);
                    }));
        }
    }

    @FuzzTest
    void environmentNamesAnEndpoint(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        AdbEndpoint endpoint = AdbEndpoint.of(Map.of("ADB_SERVER_SOCKET", text, "ANDROID_ADB_SERVER_PORT", text));

        assertThat(endpoint.port()).isBetween(1, 65535);
        assertThat(endpoint.host()).isNotEmpty();
    }

    @Test
    void workIsLinear() {
        LinearWork.check(ListedDevice::list);
        LinearWork.check("serial", "device", ListedDevice::list);
        LinearWork.check("serial   device ", "", ListedDevice::list);
    }

    private interface Talk {
        void with(AdbConnection connection) throws IOException;
    }

    private static void talk(byte[] bytes, Talk talk) throws IOException {
        InputStream served = new ByteArrayInputStream(bytes, 0, Math.min(MOST, bytes.length));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AdbEndpoint endpoint = new AdbEndpoint("127.0.0.1", server.getLocalPort());
            try (AdbConnection connection = AdbConnection.open(endpoint, Duration.ofMinutes(1), new NeverDue());
                    Socket peer = server.accept()) {
                served.transferTo(peer.getOutputStream());
                peer.shutdownOutput();
                talk.with(connection);
            } catch (AdbException expected) {
                assertThat(List.of(expected.toString())).isNotEmpty();
            }
        }
    }

    /** No time limit ever ends. */
    private static final class NeverDue implements Scheduler {
        @Override
        public Scheduled after(Duration delay, Runnable task) {
            return () -> {};
        }

        @Override
        public void close() {}
    }
}
