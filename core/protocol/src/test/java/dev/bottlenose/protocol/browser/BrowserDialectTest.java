package dev.bottlenose.protocol.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BrowserDialectTest {
    private final List<String> toApp = new ArrayList<>();
    private final List<String> toSession = new ArrayList<>();
    private final BrowserDialect dialect =
            new BrowserDialect(text -> toApp.add(plain(text)), text -> toSession.add(plain(text)));

    @Test
    void todaysClientIsPassedThroughUnchanged() {
        dialect.fromSession(text("{'id':1,'method':'getPlugins'}"));
        dialect.fromApp(text("{'id':1,'success':{'plugins':['A']}}"));
        dialect.fromApp(text("not json"));

        assertThat(toApp).containsExactly("{'id':1,'method':'getPlugins'}");
        assertThat(toSession).containsExactly("{'id':1,'success':{'plugins':['A']}}", "not json");
    }

    @Test
    void oldClientThatTellsItsPluginsIsNotAskedForThem() {
        dialect.fromSession(text("{'id':1,'method':'getPlugins'}"));
        dialect.fromApp(text("{'type':'connect','app':'Shop','plugins':['A','B']}"));
        dialect.fromSession(text("{'id':2,'method':'getBackgroundPlugins'}"));
        dialect.fromSession(text("{'id':3,'method':'getPlugins'}"));

        assertThat(toSession)
                .containsExactly(
                        "{'id':1,'success':{'plugins':['A','B']}}",
                        "{'id':2,'success':{'plugins':[]}}",
                        "{'id':3,'success':{'plugins':['A','B']}}");
        assertThat(toApp).hasSize(1);
    }

    @Test
    void oldClientThatDoesNotIsAskedAgainInItsOwnWords() {
        dialect.fromSession(text("{'id':1,'method':'getPlugins'}"));
        toApp.clear();

        dialect.fromApp(text("{'type':'connect','app':'Shop'}"));

        assertThat(toApp).containsExactly("{'type':'call','app':'Shop','payload':{'id':1,'method':'getPlugins'}}");
    }

    @Test
    void oldClientsMessagesAreUnwrappedAndOursWrapped() {
        dialect.fromApp(text("{'type':'connect','app':'Shop','plugins':['A']}"));
        dialect.fromApp(text("{'app':'Shop','payload':{'method':'execute','params':{'api':'A'}}}"));
        dialect.fromSession(text("{'method':'init','params':{'plugin':'A'}}"));

        assertThat(toSession).containsExactly("{'method':'execute','params':{'api':'A'}}");
        assertThat(toApp)
                .containsExactly("{'type':'send','app':'Shop','payload':{'method':'init','params':{'plugin':'A'}}}");
    }

    @Test
    void oldGoodbyeMeansNothingToday() {
        dialect.fromApp(text("{'type':'disconnect','app':'Shop'}"));

        assertThat(toSession).isEmpty();
    }

    private static JsonText text(String json) {
        return JsonText.of(json.replace('\'', '"'));
    }

    private static String plain(JsonText text) {
        return text.toString().replace('"', '\'');
    }
}
