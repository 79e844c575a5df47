package dev.bottlenose.server.pairing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bottlenose.devices.Device;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.pki.IssuedCertificate;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.server.devices.DeviceRegistry;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.wire.AppFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The original's delivery to iOS apps whose files cannot be written (PROTOCOL.md, secret exchange): the reply holds both
 * files in a zip, encrypted with AES-256-CBC, and front ends receive the key, which a person then shows to the phone. It is
 * not authenticated and not bound to a request; only for apps that connect from this computer. Safe from any thread.
 */
public final class SecretExchange {
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 16;

    private final DeviceRegistry devices;
    private final EventFeed feed;
    private final SecureRandom random;

    public SecretExchange(DeviceRegistry devices, EventFeed feed, SecureRandom random) {
        this.devices = devices;
        this.feed = feed;
        this.random = random;
    }

    /** Whether the app supports it. */
    static boolean isFor(ClientQuery app) {
        return app.os().equals("iOS");
    }

    /** Encrypts the certificates with a new key, and publishes the key to front ends. */
    PairingOutcome.Enclosed enclose(ClientQuery app, IssuedCertificate issued) {
        byte[] key = bytes(KEY_BYTES);
        byte[] vector = bytes(IV_BYTES);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(vector);
        message.writeBytes(encrypt(key, vector, zip(issued)));
        feed.publish(new ServerEvent.SecretExchanged(
                Descriptions.identity(app), Base64.getEncoder().encodeToString(key)));
        feed.publish(new ServerEvent.Notified(
                Level.INFO,
                "Certificates",
                "App '" + app.appName() + "' waits for the key to its certificates, which the page shows."));
        return new PairingOutcome.Enclosed(deviceId(app), Base64.getEncoder().encodeToString(message.toByteArray()));
    }

    /** The serial of the device with the app's device name, if exactly one has it; otherwise a random id. */
    private String deviceId(ClientQuery app) {
        List<Device> named = devices.list().stream()
                .filter(device -> device.os().equals(app.os()) && device.title().equals(app.device()))
                .toList();
        return named.size() == 1
                ? named.get(0).serial()
                : UUID.nameUUIDFromBytes(bytes(KEY_BYTES)).toString();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] zip(IssuedCertificate issued) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, AppFiles.AUTHORITY_CERTIFICATE, issued.authorityPem());
            add(zip, AppFiles.CERTIFICATE, issued.certificatePem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Adds an entry uncompressed, with its size in its header: the form that every reader understands. */
    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] content = text.getBytes(US_ASCII);
        CRC32 check = new CRC32();
        check.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(check.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] encrypt(byte[] key, byte[] vector, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in CBC", e);
        }
    }
}
