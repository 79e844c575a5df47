package dev.bottlenose.check.faults;

import dev.bottlenose.testing.android.FakeAndroidDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Faults of Android devices and of the apps on them. */
final class AndroidInjections {
    private static final String OS = "Android";

    private final Product product;

    AndroidInjections(Product product) {
        this.product = product;
    }

    /** Without any device, then on one, then on others beside it: in this order. */
    List<Injection> all() throws Exception {
        return Stream.of(ofRunAs(), ofFiles()).flatMap(List::stream).toList();
    }

    private List<Injection> ofRunAs() {
        return List.of(
                Injection.of(
                        "no device",
                        "device-missing",
                        () -> request("device-missing", "com.check.none", "/data/data/x/")),
                Injection.of(
                        "package name that is none",
                        "package-invalid",
                        () -> request("package-invalid", "1x", "/data/data/1x/")),
                refusing("release build", "app-not-debuggable", "run-as: package not debuggable: com.check"),
                refusing(
                        "manifest without application",
                        "app-without-application",
                        "run-as: package not an application"),
                refusing("model that forbids run-as", "run-as-not-permitted", "run-as: Operation not permitted"),
                refusing("app on adopted storage", "wrong-owner", "run-as: /mnt has wrong owner"),
                refusing("message of run-as that nobody knows", "device-refused", "run-as: the moon is full"));
    }

    private List<Injection> ofFiles() {
        return List.of(
                onPhone(
                        "app that is not installed",
                        "app-not-installed",
                        (phone, name) -> phone.root() + "/data/user/0/" + name + "/"),
                onPhone(
                        "app of another user",
                        "wrong-user",
                        (phone, name) -> app(phone, name).toString().replace("/user/0/", "/user/11/")),
                onPhone("directory without a request", "no-such-file", (phone, name) -> phone.install(name, 0) + "/"),
                onPhone("directory of another app", "permission-denied", (phone, name) -> {
                    phone.install(name, 0);
                    return app(phone, "com.check.other") + "/";
                }),
                onPhone(
                        "empty request",
                        "csr-file-empty",
                        (phone, name) -> Files.writeString(app(phone, name).resolve("app.csr"), "")
                                        .getParent()
                                + "/"),
                broken(
                        "read-only storage",
                        "read-only",
                        "rm",
                        "#!/bin/sh\necho 'rm: Read-only file system' >&2\nexit 1\n"),
                broken("full storage", "device-full", "cat", cat("echo 'cat: No space left on device' >&2\nexit 1\n")),
                broken("storage that loses bytes", "not-as-written", "cat", cat("head -c 20\n")),
                Injection.of("device without authorization", "device-unauthorized", this::unauthorized),
                Injection.of("second request before the reply", "exchange-busy", this::busy),
                Injection.of("device that hangs", "device-hung", () -> product.diagnosis("device-hung")));
    }

    /** A fault of adb, which {@code doctor} finds without a server. */
    static Injection ofAdb() {
        return Injection.of(
                "adb server on a host that does not exist",
                "adb-unreachable",
                () -> Command.PLAIN
                        .with("ADB_SERVER_SOCKET", "tcp:host.invalid:1")
                        .code("adb-unreachable", "doctor", "--home", "/absent/home"));
    }

    /** Prepares a device for an app, and returns the destination of its request. */
    private interface Preparation {
        String destination(FakeAndroidDevice phone, String packageName) throws Exception;
    }

    private Injection refusing(String fault, String code, String output) {
        return onPhone(fault, code, (phone, name) -> {
            Path directory = app(phone, name);
            phone.refuseRunAs(name, 0, output);
            return directory + "/";
        });
    }

    private Injection onPhone(String fault, String code, Preparation preparation) {
        return Injection.of(fault, code, () -> {
            String name = "com.check." + code.replace('-', '_');
            return request(code, name, preparation.destination(phone("Pixel_8"), name));
        });
    }

    /** On a device of its own, one of whose programs is replaced; the request is in the app's directory. */
    private Injection broken(String fault, String code, String program, String script) {
        return Injection.of(fault, code, () -> {
            String name = "com.check." + code.replace('-', '_');
            FakeAndroidDevice phone = phone("Broken_" + code);
            SigningRequest request = SigningRequest.of(app(phone, name), name);
            phone.program(program, script);
            return send(code, request.csr(), request.directory() + "/");
        });
    }

    /** A cat that reads as usual, and writes in another way. */
    private static String cat(String writing) {
        return "#!/bin/sh\n[ $# -gt 0 ] && exec $DEVICE/system/original/cat \"$@\"\n" + writing;
    }

    private Injection.Observation unauthorized() throws Exception {
        FakeAndroidDevice stranger = product.make("Stranger");
        stranger.unauthorized(true);
        product.connect(stranger);
        return product.diagnosis("device-unauthorized");
    }

    /** The first request waits for a device that hangs. */
    private Injection.Observation busy() throws Exception {
        FakeAndroidDevice brick = phone("Brick");
        brick.hang();
        String csr = SigningRequest.of(product.newDirectory("busy"), "com.check.busy")
                .csr();
        String message = RawApp.signCertificate(csr, "/data/data/com.check.busy/")
                .build()
                .toString();
        try (RawApp app = RawApp.connect(product.port("insecure"), RawApp.query(OS, "Busy"))) {
            app.send(message);
            app.send(message);
            String code = product.diagnosis("exchange-busy").code();
            return () -> code;
        }
    }

    private FakeAndroidDevice phone(String model) throws Exception {
        return product.device(model);
    }

    /** Installs an app with a directory for its files. */
    private static Path app(FakeAndroidDevice phone, String name) throws Exception {
        return Files.createDirectories(phone.install(name, 0).resolve("sonar"));
    }

    private Injection.Observation request(String code, String packageName, String destination) throws Exception {
        String csr = SigningRequest.of(product.newDirectory("csr-" + code), packageName)
                .csr();
        return send(code, csr, destination);
    }

    private Injection.Observation send(String code, String csr, String destination) throws Exception {
        return RawApp.exchange(
                product,
                code,
                RawApp.query(OS, code),
                RawApp.signCertificate(csr, destination).build().toString());
    }
}
