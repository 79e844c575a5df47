package dev.bottlenose.protocol.exchange;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.json.ParseLimits;
import dev.bottlenose.wire.ExchangeKeys;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The server's side of one connection to the insecure port. Whatever happens, a {@code signCertificate} gets exactly one
 * reply and everything else gets none, because the client takes the first text that it receives for the reply.
 *
 * <p>Not thread-safe: the shell calls it from one thread at a time.
 */
public final class CertificateExchange {
    /** Of one message; the lines of the app's log are most of its values. */
    private static final ParseLimits LIMITS = ParseLimits.values(50_000);

    private final ClientQuery query;
    private final Clock clock;
    private final Consumer<ExchangeEffect> out;
    private boolean signing;

    /** Whether the latest reply was a refusal, whose reason the developer knows. */
    private boolean refused;

    /**
     * Starts the conversation; the app sends the first message.
     *
     * @param clock the server's clock, in the developer's time zone
     */
    public CertificateExchange(ClientQuery query, Clock clock, Consumer<ExchangeEffect> out) {
        this.query = query;
        this.clock = clock;
        this.out = out;
    }

    /** The app sent a message. */
    public void received(JsonText text) {
        JsonObject message;
        try {
            message = Json.parseObject(text, LIMITS);
        } catch (MalformedJsonException e) {
            report(
                    "message-malformed",
                    "App '" + query.appName() + "' sent a message that cannot be read: " + e.getMessage() + ".",
                    "update the app's Flipper SDK");
            return;
        }
        reportAppLog(message);
        switch (message.string(MessageKeys.METHOD).orElse("")) {
            case Methods.SIGN_CERTIFICATE -> sign(message);
            case Methods.SIGN_CERTIFICATE_ACK -> acknowledged(message);
            default ->
                report(
                        "method-unknown",
                        "App '" + query.appName() + "' called a method that the insecure port does not have.",
                        "connect to the secure port for everything but the certificate exchange");
        }
    }

    /** The certificates are where the app can read them. */
    public void delivered(String deviceId) {
        signing = false;
        out.accept(new ExchangeEffect.Reply(
                Json.object().put(ExchangeKeys.DEVICE_ID, deviceId).toText()));
    }

    /**
     * The certificates travel in the reply itself.
     *
     * @param certificates encrypted, in base64
     */
    public void enclosed(String deviceId, String certificates) {
        signing = false;
        out.accept(new ExchangeEffect.Reply(Json.object()
                .put(ExchangeKeys.DEVICE_ID, deviceId)
                .put(ExchangeKeys.CERTIFICATES, certificates)
                .toText()));
    }

    /** No certificate for this app; the fault is reported to the developer; the app learns only that the request failed. */
    public void refused(Fault fault) {
        signing = false;
        refuse(fault);
    }

    private void sign(JsonObject message) {
        Optional<String> csr = message.string(ExchangeKeys.CSR).filter(text -> !text.isBlank());
        Optional<String> destination = message.string(ExchangeKeys.DESTINATION);
        if (signing) {
            refuse(new Fault(
                    "exchange-busy",
                    "App '" + query.appName() + "' requested a second certificate before the first reply.",
                    "wait for the first reply"));
        } else if (csr.isEmpty() || destination.isEmpty()) {
            refuse(new Fault(
                    "exchange-incomplete",
                    "App '" + query.appName() + "' requested a certificate without a signing request or a destination.",
                    "update the app's Flipper SDK"));
        } else {
            Optional<Fault> wrongClock =
                    new ClockCheck(clock).check(query.device(), message.integer(ExchangeKeys.TIMESTAMP));
            if (wrongClock.isPresent()) {
                refuse(wrongClock.get());
            } else {
                signing = true;
                refused = false;
                out.accept(new ExchangeEffect.Sign(csr.get(), destination.get()));
            }
        }
    }

    private void acknowledged(JsonObject message) {
        boolean failed = message.bool(ExchangeKeys.IS_ERROR).orElse(false);
        if (failed || !message.bool(ExchangeKeys.HAS_REQUIRED_FILES).orElse(true)) {
            message.object(ExchangeKeys.FAULT)
                    .flatMap(fault -> AppFault.read(query.appName(), fault))
                    .or(this::filesMissing)
                    .ifPresent(fault -> out.accept(new ExchangeEffect.Report(fault)));
        } else {
            out.accept(new ExchangeEffect.Acknowledged());
        }
    }

    /** After a refusal an app has no files, which is no fault of its own. */
    private Optional<Fault> filesMissing() {
        return refused
                ? Optional.empty()
                : Optional.of(new Fault(
                        "files-missing",
                        "App '" + query.appName() + "' received its reply but cannot find all its certificate files.",
                        "check that the app's private directory is writable, then restart the app"));
    }

    private void reportAppLog(JsonObject message) {
        List<AppLogLine> lines = message.array(ExchangeKeys.LOGS).map(JsonArray::strings).orElse(List.of()).stream()
                .map(AppLogLine::read)
                .flatMap(Optional::stream)
                .toList();
        if (!lines.isEmpty()) {
            out.accept(new ExchangeEffect.AppLog(lines));
        }
    }

    private void refuse(Fault fault) {
        refused = true;
        // The reason first: the app may end as soon as it has its reply.
        out.accept(new ExchangeEffect.Report(fault));
        out.accept(new ExchangeEffect.Reply(JsonText.EMPTY_OBJECT));
    }

    private void report(String code, String sentence, String next) {
        out.accept(new ExchangeEffect.Report(new Fault(code, sentence, next)));
    }
}
