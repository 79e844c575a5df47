package dev.bottlenose.ui;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.wire.Fault;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** A phone whose messages a test sends. One for each server; found as every bridge is. */
public final class FixtureBridge implements DeviceBridgeFactory {
    static final String SERIAL = "fixture-1";

    /** A picture, as base64. */
    static final String PNG = picture();

    private static final BlockingQueue<Phone> STARTED = new LinkedBlockingQueue<>();

    /** The bridge of the server that started last. */
    static Phone latest() {
        Phone found = null;
        for (Phone next = STARTED.poll(); next != null; next = STARTED.poll()) {
            found = next;
        }
        if (found == null) {
            throw new AssertionError("no server has started");
        }
        return found;
    }

    private static String picture() {
        BufferedImage image = new BufferedImage(200, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x8ecae6), 0, 400, new Color(0x023047)));
        pen.fillRect(0, 0, 200, 400);
        pen.setPaint(new Color(0xffb703));
        pen.fillOval(120, 40, 50, 50);
        pen.setPaint(Color.WHITE);
        pen.fillRoundRect(110, 280, 80, 40, 12, 12);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }

    @Override
    public String name() {
        return "fixture";
    }

    @Override
    public DeviceBridge create(Context context) {
        return new Phone();
    }

    static final class Phone implements DeviceBridge, DeviceControls {
        private final BlockingQueue<String> places = new LinkedBlockingQueue<>();
        private Consumer<DeviceEvent> events = event -> {};

        void appear() {
            events.accept(new DeviceEvent.Connected(
                    new Device(SERIAL, "Fixture Phone", "Android", Device.Kind.EMULATOR, true, false)));
        }

        void log(DeviceLogEntry.Level level, String tag, String message) {
            events.accept(new DeviceEvent.Logged(
                    SERIAL, new DeviceLogEntry(Instant.now(), level, 42, 43, Optional.of("app"), tag, message)));
        }

        void crash(String name, String reason, String callstack) {
            events.accept(new DeviceEvent.Crashed(
                    SERIAL, new DeviceCrash(name, reason, Optional.of(callstack), Optional.of(Instant.now()))));
        }

        BlockingQueue<String> places() {
            return places;
        }

        @Override
        public Set<String> systems() {
            return Set.of("Fixture");
        }

        @Override
        public void start(Consumer<DeviceEvent> listener, List<PortMapping> ports) {
            events = listener;
            STARTED.add(this);
        }

        @Override
        public CompletionStage<Delivery> deliver(DeliveryOrder order) {
            return CompletableFuture.completedFuture(
                    new Delivery.Refused(new Fault("fixture", "This phone takes no certificates.", "nothing")));
        }

        @Override
        public Optional<DeviceControls> controls(String serial) {
            return serial.equals(SERIAL) ? Optional.of(this) : Optional.empty();
        }

        @Override
        public CompletionStage<byte[]> screenshot() {
            return CompletableFuture.completedFuture(Base64.getDecoder().decode(PNG));
        }

        @Override
        public CompletionStage<Void> navigate(String location) {
            places.add(location);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
