package dev.bottlenose.devices.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.programs.ManualScheduler;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that never answers costs others nothing. */
final class DirectoryDeliveriesTest {
    private static final Delivery DELIVERED = new Delivery.Delivered("");

    private final ManualScheduler scheduler = new ManualScheduler();
    private final CountDownLatch dead = new CountDownLatch(1);

    /** One permit for each delivery that hangs. */
    private final Semaphore started = new Semaphore(0);

    private final DirectoryDeliveries deliveries = new DirectoryDeliveries(scheduler, this::deliver);

    @TempDir
    Path home;

    @AfterEach
    void endHungThreads() {
        dead.countDown();
    }

    @Test
    void deliveryThatHangsIsRefusedInTimeAndNamesItsDirectory() throws Exception {
        CompletableFuture<Delivery> hung = start("/dead/one/");
        scheduler.run(DirectoryDeliveries.TIMEOUT);

        Delivery.Refused refused = (Delivery.Refused) get(hung);
        assertThat(refused.fault().code()).isEqualTo("destination-hung");
        assertThat(refused.fault().sentence()).contains("'/dead/one/'").contains("'Demo'");
        assertThat(get(start(home + "/"))).isEqualTo(DELIVERED);
    }

    @Test
    void directoryThatHangsIsNotTriedAgainUntilItAnswers() throws Exception {
        CompletableFuture<Delivery> hung = start("/dead/one/");
        scheduler.run(DirectoryDeliveries.TIMEOUT);
        get(hung);

        assertThat(code(start("/dead/one/"))).isEqualTo("destination-hung");
        assertThat(scheduler.waiting(DirectoryDeliveries.TIMEOUT)).isZero();

        dead.countDown();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Delivery answer = get(start("/dead/one/"));
        while (!answer.equals(DELIVERED) && System.nanoTime() < deadline) {
            answer = get(start("/dead/one/"));
        }
        assertThat(answer).isEqualTo(DELIVERED);
    }

    @Test
    void directoriesOfOneUserCannotUseUpTheThreads() throws Exception {
        List<CompletableFuture<Delivery>> hung = new ArrayList<>();
        for (int i = 0; i < DirectoryDeliveries.MAX_HUNG_OF_OWNER; i++) {
            hung.add(start(Files.createDirectory(home.resolve("dead" + i)) + "/"));
            started.acquire();
            scheduler.run(DirectoryDeliveries.TIMEOUT);
        }
        for (CompletableFuture<Delivery> one : hung) {
            assertThat(code(one)).isEqualTo("destination-hung");
        }

        assertThat(code(start(home + "/"))).isEqualTo("destination-hung");
        assertThat(get(start("/nobody's/"))).isEqualTo(DELIVERED);
    }

    @Test
    void deliveriesOfOneUserThatHangAtOnceLeaveRoomForOthers() throws Exception {
        for (int i = 0; i < DirectoryDeliveries.MAX_RUNNING_OF_OWNER; i++) {
            start(Files.createDirectory(home.resolve("dead" + i)) + "/");
            started.acquire();
        }

        assertThat(code(start(home + "/"))).isEqualTo("destination-hung");
        assertThat(get(start("/nobody's/"))).isEqualTo(DELIVERED);
    }

    @Test
    void numberOfDeliveriesAtATimeIsLimited() throws Exception {
        for (int i = 0; i < DirectoryDeliveries.MAX_RUNNING; i++) {
            start("/dead/" + i + "/");
        }

        assertThat(code(start(home + "/"))).isEqualTo("destination-hung");
    }

    private Delivery deliver(DeliveryOrder order, String deviceId) {
        if (order.destination().contains("dead")) {
            started.release();
            try {
                dead.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return DELIVERED;
    }

    private CompletableFuture<Delivery> start(String destination) {
        ClientQuery.Reading reading =
                ClientQuery.read(QueryString.ofTarget("/?os=Linux&device=host&device_id=unknown&app=Demo"));
        ClientQuery app = ((ClientQuery.Reading.Accepted) reading).query();
        return deliveries.deliver(new DeliveryOrder(app, "demo", "csr", destination, "certificate", "authority"), "");
    }

    private static String code(CompletableFuture<Delivery> delivery) throws Exception {
        return ((Delivery.Refused) get(delivery)).fault().code();
    }

    private static Delivery get(CompletableFuture<Delivery> delivery) throws Exception {
        return delivery.get(60, TimeUnit.SECONDS);
    }
}
