package dev.bottlenose.frontends.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.Examples;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ServerEventTest {
    static Stream<ServerEvent> examples() {
        return Examples.events().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsWrittenIsReadTheSame(ServerEvent event) throws Exception {
        Json received = Json.parse(event.data().toText());

        assertThat(EventReader.read(event.name(), received)).isEqualTo(event);
    }

    @Test
    void everyKindIsReadUnderANameOfItsOwn() {
        assertThat(EventReader.TYPES.stream().<Class<?>>map(EventType::kind).toList())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ServerEvent.class.getPermittedSubclasses())
                        .filter(kind -> kind != ServerEvent.Unknown.class)
                        .collect(Collectors.toList()));
        assertThat(EventReader.TYPES.stream().map(EventType::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyKindHasAnExample() {
        assertThat(examples().<Class<?>>map(ServerEvent::getClass).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(
                        EventReader.TYPES.stream().map(EventType::kind).collect(Collectors.toList()));
    }

    @Test
    void anEventWithoutAMeaningIsKeptAsItCame() {
        Json data = Json.object().put("id", 1).build();

        ServerEvent event = EventReader.read("download-file-update", data);

        assertThat(event).isEqualTo(new ServerEvent.Unknown("download-file-update", data));
        assertThat(event.name()).isEqualTo("download-file-update");
        assertThat(event.data()).isEqualTo(data);
    }

    @Test
    void anEventWithDataOfAnotherFormIsKeptAsItCame() {
        for (EventType<?> type : EventReader.TYPES) {
            assertThat(EventReader.read(type.name(), JsonNull.NULL))
                    .isEqualTo(new ServerEvent.Unknown(type.name(), JsonNull.NULL));
        }
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(examples().map(ServerEvent::toString)).noneMatch(text -> text.contains("c2VjcmV0"));
    }

    @Test
    void aRouterCallsTheHandlerOfAKindAlone() {
        List<String> handled = new ArrayList<>();
        EventRouter router = new EventRouter()
                .on(ServerEvent.StateChanged.class, event -> handled.add("state " + event.state()))
                .on(ServerEvent.ClientDisconnected.class, event -> handled.add("left " + event.id()));

        examples().forEach(router);

        assertThat(handled).containsExactly("state started", "left Shop#Android#Pixel%208#emulator-5554");
    }
}
