package dev.bottlenose.frontends.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.frontends.Examples;
import dev.bottlenose.frontends.description.JsonForm;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CommandsTest {
    private static final JsonObject PAYLOAD =
            Json.object().put("method", "getPlugins").build();

    record Input<I>(Command<I, ?> command, I value) {}

    static Stream<Examples.Answer<?>> answers() {
        return Examples.answers().stream();
    }

    static Stream<Input<?>> inputs() {
        return Stream.of(
                new Input<>(ServerCommands.STATE, Nothing.NOTHING),
                new Input<>(ServerCommands.REVOKE_PAIRING_CODE, 99),
                new Input<>(ServerCommands.PAIR, new PairingCodeRequest(OptionalLong.of(60), OptionalLong.of(2))),
                new Input<>(ServerCommands.PAIR, new PairingCodeRequest(OptionalLong.empty(), OptionalLong.empty())),
                new Input<>(
                        ServerCommands.LOG_CONNECTIVITY,
                        new ConnectivityReport("error", Optional.of(PAYLOAD), "It is late.")),
                new Input<>(
                        ServerCommands.LOG_CONNECTIVITY, new ConnectivityReport("info", Optional.empty(), "Hello.")),
                new Input<>(AppCommands.FIND, "Shop#Android#Pixel#1"),
                new Input<>(AppCommands.REQUEST, new AppRequest("Shop", PAYLOAD)),
                new Input<>(AppCommands.OPEN_HISTORY, new PluginOfApp("Shop", "Network")),
                new Input<>(AppCommands.MESSAGE_PART, new PartOfMessage("Shop", 7_000_000_000L, 512)),
                new Input<>(DeviceCommands.SHELL, new DeviceRequest("1", "ls")),
                new Input<>(DeviceCommands.FORWARD_PORT, new PortForward("1", 8081, 8082)),
                new Input<>(DeviceCommands.LAUNCH_ANDROID_EMULATOR, new DeviceLaunch("Pixel", true)),
                new Input<>(DeviceCommands.IOS_SIMULATORS, true),
                new Input<>(PageCommands.PERSIST_SETTINGS, new ArgumentList(List.of(PAYLOAD))));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    <I> void argumentsThatAreWrittenAreReadTheSame(Input<I> input) throws Exception {
        JsonText sent = input.command().arguments().write(input.value()).toText();
        JsonArray received = (JsonArray) Json.parse(sent);

        assertThat(input.command().arguments().read(new ArgumentList(received.elements())))
                .isEqualTo(input.value());
    }

    @ParameterizedTest
    @MethodSource("answers")
    <O> void anAnswerThatIsWrittenIsReadTheSame(Examples.Answer<O> answer) throws Exception {
        JsonForm<O> form = answer.command().answer();

        assertThat(form.read(Json.parse(form.write(answer.value()).toText()))).isEqualTo(answer.value());
    }

    @Test
    void everyCommandHasANameOfItsOwnAndAnExampleOfItsAnswer() {
        assertThat(Stream.concat(Commands.ANSWERED.stream(), Commands.REFUSED.stream())
                        .map(Command::name))
                .doesNotHaveDuplicates();
        assertThat(answers().map(answer -> answer.command().name()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Commands.ANSWERED.stream().map(Command::name).toList());
    }

    @Test
    void anArgumentOfAnotherTypeIsNamedByItsPosition() {
        assertThatThrownBy(() -> read(AppCommands.REQUEST, "Shop"))
                .isInstanceOf(ArgumentException.class)
                .hasMessage("Argument 2 must be an object.");
        assertThatThrownBy(() -> read(AppCommands.FIND, 1)).hasMessage("Argument 1 must be a string.");
        assertThatThrownBy(() -> read(ServerCommands.REVOKE_PAIRING_CODE, 1.5))
                .hasMessage("Argument 1 must be a whole number.");
        assertThatThrownBy(() -> read(
                        ServerCommands.PAIR, Json.object().put("apps", "many").build()))
                .hasMessage("apps must be a whole number.");
    }

    @Test
    void aPairingCodeOfTheUsualKindNeedsNoArgument() throws Exception {
        assertThat(read(ServerCommands.PAIR))
                .isEqualTo(new PairingCodeRequest(OptionalLong.empty(), OptionalLong.empty()));
    }

    private static <I> I read(Command<I, ?> command, Object... arguments) throws ArgumentException {
        return command.arguments()
                .read(new ArgumentList(Stream.of(arguments).map(Json::of).toList()));
    }
}
