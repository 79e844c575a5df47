package dev.bottlenose.protocol.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.testing.fuzz.LinearWork;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CertificateExchangeFuzzTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);

    /** The lines are the messages of one app; the server takes as long as it likes to sign. */
    @FuzzTest
    void everyRequestGetsOneReplyAndNothingElseGetsAny(byte[] bytes) {
        Replies replies = new Replies();
        CertificateExchange exchange = new CertificateExchange(query(), NOON, effect -> effect.perform(replies));
        int requests = 0;
        for (String line : new String(bytes, UTF_8).split("\n", -1)) {
            requests += asksForACertificate(line) ? 1 : 0;
            exchange.received(JsonText.of(line));
        }
        for (int i = 0; i < replies.signing; i++) {
            exchange.delivered("a device");
        }

        assertThat(replies.sent).hasSize(requests);
        assertThat(replies.signing).isLessThanOrEqualTo(1);
    }

    @Test
    void workIsLinear() {
        LinearWork.check("{\"method\":\"signCertificate\",\"csr\":\"", "\",\"destination\":\"/\"}", this::receive);
        LinearWork.check("{\"method\":\"x\",\"logs\":[\"1:info:", "\"]}", this::receive);
        LinearWork.check("{\"method\":\"x\",\"logs\":[", "1]}", this::receive);
        LinearWork.check(
                "{\"method\":\"signCertificateAck\",\"isError\":true,\"trouble\":{\"code\":\"a\",\"sentence\":\"",
                "\",\"next\":\"b\"}}",
                this::receive);
    }

    private void receive(String text) {
        new CertificateExchange(query(), NOON, effect -> effect.perform(new Replies())).received(JsonText.of(text));
    }

    private static boolean asksForACertificate(String line) {
        try {
            return Json.parseObject(JsonText.of(line))
                    .string("method")
                    .orElse("")
                    .equals("signCertificate");
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static ClientQuery query() {
        return ClientQuery.read(QueryString.ofTarget("/?os=Android&device=d&device_id=i&app=a"))
                .map(query -> query, fault -> {
                    throw new AssertionError(fault);
                });
    }

    /** Counts what an exchange sends. */
    private static final class Replies implements ExchangeEffect.Performer {
        final List<JsonText> sent = new ArrayList<>();
        int signing;

        @Override
        public void sign(String csr, String destination) {
            assertThat(csr).isNotBlank();
            signing++;
        }

        @Override
        public void reply(JsonText text) {
            sent.add(text);
        }

        @Override
        public void acknowledged() {}

        @Override
        public void report(Fault fault) {
            assertThat(fault.code()).isNotEmpty();
        }

        @Override
        public void appLog(List<AppLogLine> lines) {
            assertThat(lines).isNotEmpty();
        }
    }
}
