package dev.bottlenose.protocol.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateExchangeTest {
    private static final String NOW = "2024-06-01T12:00:00Z";

    private final List<ExchangeEffect> effects = new ArrayList<>();
    private final CertificateExchange exchange = exchangeAt(NOW);

    @Test
    void requestIsSignedAnsweredOnceAndItsAcknowledgementNotAnswered() {
        exchange.received(JsonText.of(
                "{\"method\":\"signCertificate\",\"csr\":\"PEM\",\"destination\":\"/app/sonar/\",\"medium\":1}"));
        assertThat(taken()).containsExactly(new ExchangeEffect.Sign("PEM", "/app/sonar/"));

        exchange.delivered("emulator-5554");
        assertThat(taken()).containsExactly(new ExchangeEffect.Reply(JsonText.of("{\"deviceId\":\"emulator-5554\"}")));

        exchange.received(JsonText.of(
                "{\"method\":\"signCertificateAck\",\"isError\":false,\"hasRequiredFiles\":true,\"logs\":[]}"));
        assertThat(taken()).containsExactly(new ExchangeEffect.Acknowledged());
    }

    @Test
    void certificatesMayTravelInTheReply() {
        exchange.received(JsonText.of("{\"method\":\"signCertificate\",\"csr\":\"PEM\",\"destination\":\"/a/\"}"));
        taken();

        exchange.enclosed("device", "c2VhbGVk");

        assertThat(taken())
                .containsExactly(new ExchangeEffect.Reply(
                        JsonText.of("{\"deviceId\":\"device\",\"certificates\":\"c2VhbGVk\"}")));
    }

    @Test
    void faultThatTheAppReportsReachesTheDeveloper() {
        exchange.received(JsonText.of("{\"method\":\"signCertificateAck\",\"isError\":false,\"hasRequiredFiles\":false,"
                + "\"trouble\":{\"code\":\"seal-broken\",\"sentence\":\"Two\\nlines.\",\"next\":\"" + "x".repeat(1000)
                + "\"}}"));

        Fault fault = ((ExchangeEffect.Report) taken().get(0)).fault();
        assertThat(fault.code()).isEqualTo("seal-broken");
        assertThat(fault.sentence())
                .startsWith("App '")
                .contains(" reports: Two lines. It suggests: xxx")
                .hasSizeLessThan(400);
        assertThat(fault.next()).isEqualTo("read the app's own log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{}",
                "{\"code\":\"Not kebab\",\"sentence\":\"s\",\"next\":\"n\"}",
                "{\"code\":\"\",\"sentence\":\"s\",\"next\":\"n\"}",
                "{\"code\":\"code\",\"sentence\":7,\"next\":\"n\"}",
                "{\"code\":\"code\",\"sentence\":\"s\"}",
            })
    void malformedFaultOfTheAppGivesTheUsualDiagnosis(String fault) {
        exchange.received(JsonText.of(
                "{\"method\":\"signCertificateAck\",\"hasRequiredFiles\":false,\"trouble\":" + fault + "}"));

        assertThat(((ExchangeEffect.Report) taken().get(0)).fault().code()).isEqualTo("files-missing");
    }

    @Test
    void failureIsAnEmptyObjectToTheAppAndADiagnosisToTheDeveloper() {
        Fault fault = new Fault("no-device", "No device.", "plug one in");
        exchange.received(JsonText.of("{\"method\":\"signCertificate\",\"csr\":\"PEM\",\"destination\":\"/a/\"}"));
        taken();

        exchange.refused(fault);

        assertThat(taken())
                .containsExactly(new ExchangeEffect.Report(fault), new ExchangeEffect.Reply(JsonText.EMPTY_OBJECT));
    }

    @Test
    void appThatWasRefusedAndThereforeHasNoFilesIsNotReportedAgain() {
        exchange.received(JsonText.of("{\"method\":\"signCertificate\",\"csr\":\"PEM\",\"destination\":\"/a/\"}"));
        exchange.refused(new Fault("pairing-code-revoked", "It was revoked.", "issue another"));
        taken();

        exchange.received(JsonText.of("{\"method\":\"signCertificateAck\",\"isError\":true}"));
        assertThat(taken()).isEmpty();
        exchange.received(JsonText.of("{\"method\":\"signCertificateAck\",\"isError\":true,"
                + "\"trouble\":{\"code\":\"disk-full\",\"sentence\":\"s\",\"next\":\"n\"}}"));
        assertThat(taken()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\":\"signCertificate\"}",
                "{\"method\":\"signCertificate\",\"csr\":\"\",\"destination\":\"/a/\"}",
                "{\"method\":\"signCertificate\",\"csr\":7,\"destination\":\"/a/\"}",
                "{\"method\":\"signCertificate\",\"csr\":\"PEM\",\"destination\":[\"/a/\"]}",
            })
    void incompleteRequestIsRefusedWithOneReply(String message) {
        exchange.received(JsonText.of(message));

        assertThat(taken())
                .hasSize(2)
                .endsWith(new ExchangeEffect.Reply(JsonText.EMPTY_OBJECT))
                .first()
                .isInstanceOfSatisfying(
                        ExchangeEffect.Report.class,
                        report -> assertThat(report.fault().code()).isEqualTo("exchange-incomplete"));
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, message-malformed",
        "'{\"method\":', message-malformed",
        "'[1]', message-malformed",
        "'{\"method\":\"getPlugins\"}', method-unknown",
        "'{\"method\":7}', method-unknown",
        "'{}', method-unknown",
    })
    void everythingElseIsReportedAndNeverAnswered(String message, String code) {
        exchange.received(JsonText.of(message));

        assertThat(taken())
                .singleElement()
                .isInstanceOfSatisfying(
                        ExchangeEffect.Report.class,
                        report -> assertThat(report.fault().code()).isEqualTo(code));
    }

    @Test
    void secondRequestBeforeTheFirstAnswerIsRefusedWithItsOwnReply() {
        String request = "{\"method\":\"signCertificate\",\"csr\":\"PEM\",\"destination\":\"/a/\"}";
        exchange.received(JsonText.of(request));
        exchange.received(JsonText.of(request));

        assertThat(taken()).filteredOn(ExchangeEffect.Reply.class::isInstance).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-01T00:10:00Z, true, same day",
        "2024-06-01T23:50:00Z, true, same day",
        "2024-05-31T12:00:00Z, false, 1 d 0 h behind",
        "2024-06-03T15:00:00Z, false, 2 d 3 h ahead of",
        "2031-01-01T00:00:00Z, false, d",
    })
    void deviceWhoseClockIsAnotherDaysIsRefusedWithTheOffset(Instant deviceTime, boolean accepted, String text) {
        exchange.received(request(deviceTime));

        if (accepted) {
            assertThat(taken()).containsExactly(new ExchangeEffect.Sign("PEM", "/a/"));
        } else {
            assertThat(taken()).first().isInstanceOfSatisfying(ExchangeEffect.Report.class, report -> {
                assertThat(report.fault().code()).isEqualTo("clock-skew");
                assertThat(report.fault().sentence()).contains(text);
            });
        }
    }

    @Test
    void midnightIsNoSpecialTime() {
        CertificateExchange aroundMidnight = exchangeAt("2024-06-01T23:59:59Z");

        aroundMidnight.received(request(Instant.parse("2024-06-02T00:00:01Z")));

        assertThat(taken()).containsExactly(new ExchangeEffect.Sign("PEM", "/a/"));
    }

    @Test
    void clientsLogIsReadAndMalformedLinesAreLeftOut() {
        exchange.received(JsonText.of("{\"method\":\"signCertificateAck\",\"logs\":[\"17:info:a:b\\nc\",\"x\",7,"
                + "\"18:debug:d\",\"19:error:\"]}"));

        assertThat(taken())
                .startsWith(new ExchangeEffect.AppLog(
                        List.of(new AppLogLine(17, "info", "a:b\nc"), new AppLogLine(19, "error", ""))));
    }

    @Test
    void appThatMissesItsFilesIsReported() {
        exchange.received(
                JsonText.of("{\"method\":\"signCertificateAck\",\"isError\":false,\"hasRequiredFiles\":false}"));

        assertThat(taken())
                .singleElement()
                .isInstanceOfSatisfying(
                        ExchangeEffect.Report.class,
                        report -> assertThat(report.fault().code()).isEqualTo("files-missing"));
    }

    private static JsonText request(Instant deviceTime) {
        return JsonText.of("{\"method\":\"signCertificate\",\"csr\":\"PEM\",\"destination\":\"/a/\",\"timestamp\":"
                + deviceTime.toEpochMilli() + "}");
    }

    private CertificateExchange exchangeAt(String now) {
        ClientQuery.Reading reading = ClientQuery.read(
                QueryString.ofTarget("/?os=Android&device=Pixel&device_id=unknown&app=Demo&sdk_version=4&medium=1"));
        return new CertificateExchange(
                ((ClientQuery.Reading.Accepted) reading).query(),
                Clock.fixed(Instant.parse(now), ZoneId.of("UTC")),
                effects::add);
    }

    private List<ExchangeEffect> taken() {
        List<ExchangeEffect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }
}
