package dev.bottlenose.benchmarks.codecs;

import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.json.QuotingText;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The work for a message from an app to a front end: reading its envelope, and quoting it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonBenchmark {
    private static final JsonFactory JACKSON = new JsonFactory();
    private static final JsonText HEAD = JsonText.of("{\"event\":\"server-event\",\"payload\":");
    private static final JsonText TAIL = JsonText.of("}");

    /** {@code rows} are many short strings and numbers, {@code text} is one long string. */
    @Param({"rows", "text"})
    public String kind = "";

    @Param({"200", "2000", "100000"})
    public int size;

    private JsonText message = JsonText.EMPTY_OBJECT;

    @Setup
    public void make() {
        StringBuilder text =
                new StringBuilder("{\"method\":\"execute\",\"params\":{\"api\":\"Network\",\"params\":[\"");
        String part = kind.equals("rows") ? "\",{\"id\":123,\"name\":\"row é\",\"done\":true},\"" : "plain text ";
        while (text.length() < size) {
            text.append(part);
        }
        message = JsonText.of(text + "\"]}}");
    }

    @Benchmark
    public Envelope peek() throws MalformedJsonException {
        return Envelope.peek(message);
    }

    @Benchmark
    public Json parse() throws MalformedJsonException {
        return Json.parse(message);
    }

    /** All tokens of the message, without using any. */
    @Benchmark
    public int jacksonTokens() {
        int tokens = 0;
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), message.bytes())) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    @Benchmark
    public int quote() {
        int[] sum = new int[1];
        new QuotingText(HEAD, message, TAIL).writeTo((bytes, from, to) -> sum[0] += to - from);
        return sum[0];
    }
}
