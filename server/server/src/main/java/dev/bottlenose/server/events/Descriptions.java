package dev.bottlenose.server.events;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.frontends.description.AppIdentity;
import dev.bottlenose.frontends.description.AuthorityDescription;
import dev.bottlenose.frontends.description.ConnectivityNote;
import dev.bottlenose.frontends.description.CrashDescription;
import dev.bottlenose.frontends.description.DeviceDescription;
import dev.bottlenose.frontends.description.DeviceLogLine;
import dev.bottlenose.frontends.description.QueryDescription;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.protocol.ClientQuery;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.OptionalLong;

/** How front ends see what the server works with: its values become those of the contract here and nowhere else. */
public final class Descriptions {
    private Descriptions() {}

    public static DeviceDescription of(Device device) {
        return new DeviceDescription(
                device.serial(),
                device.title(),
                device.os(),
                device.kind().wireName(),
                device.takesScreenshots(),
                device.capturesScreen());
    }

    public static DeviceLogLine of(DeviceLogEntry entry) {
        return new DeviceLogLine(
                entry.time(),
                entry.level().wireName(),
                entry.pid(),
                entry.tid(),
                entry.app(),
                entry.tag(),
                entry.message());
    }

    public static CrashDescription of(DeviceCrash crash) {
        return new CrashDescription(crash.name(), crash.reason(), crash.callstack(), crash.time());
    }

    public static QueryDescription of(ClientQuery query) {
        return new QueryDescription(
                query.appName(),
                query.appId(),
                query.os(),
                query.device(),
                query.deviceId(),
                query.sdkVersion().isPresent()
                        ? OptionalLong.of(query.sdkVersion().getAsInt())
                        : OptionalLong.empty(),
                Optional.of(query.medium().name()),
                false);
    }

    /** An app that is not connected yet. */
    public static AppIdentity identity(ClientQuery query) {
        return new AppIdentity(query.appName(), query.os(), query.device());
    }

    /** An app that a log line is about. */
    public static ConnectivityNote.Subject subject(ClientQuery query) {
        return new ConnectivityNote.Subject(
                query.appName(), query.os(), query.device(), query.medium().name());
    }

    public static AuthorityDescription of(CertificateAuthority authority) {
        X509Certificate certificate = authority.certificate();
        return new AuthorityDescription(
                authority.fingerprint(),
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                authority.rotationDue());
    }
}
