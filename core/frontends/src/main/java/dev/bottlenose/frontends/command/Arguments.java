package dev.bottlenose.frontends.command;

import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** How what a command takes is written as a list of arguments and read again. */
public final class Arguments<I> {
    /** Reads what a command takes from a list of arguments. */
    interface Reader<I> {
        I read(ArgumentList arguments) throws ArgumentException;
    }

    /** None; any that come are ignored, as on the original. */
    static final Arguments<Nothing> NONE = of(nothing -> List.of(), arguments -> Nothing.NOTHING);

    static final Arguments<String> STRING = of(List::of, arguments -> arguments.string(0));

    static final Arguments<Integer> INTEGER = of(List::of, arguments -> arguments.integer(0));

    static final Arguments<Boolean> FLAG = of(List::of, arguments -> arguments.flag(0));

    /** One object; empty if there is none. */
    static final Arguments<JsonObject> OPTIONAL_OBJECT = of(
            List::of,
            arguments -> arguments.argument(0).isPresent()
                    ? arguments.object(0)
                    : Json.object().build());

    /** Whatever comes. */
    static final Arguments<ArgumentList> ANY = of(ArgumentList::elements, arguments -> arguments);

    private final Function<I, List<?>> writer;
    private final Reader<I> reader;

    private Arguments(Function<I, List<?>> writer, Reader<I> reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** @param writer gives values as {@link Json#of} takes them */
    static <I> Arguments<I> of(Function<I, List<?>> writer, Reader<I> reader) {
        return new Arguments<>(writer, reader);
    }

    public JsonArray write(I input) {
        return Json.array(writer.apply(input).stream().map(Json::of).toList());
    }

    /**
     * Reads a list of arguments.
     *
     * @throws ArgumentException if they are not what the command takes
     */
    public I read(ArgumentList arguments) throws ArgumentException {
        return reader.read(arguments);
    }
}
