package dev.bottlenose.protocol.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.AppRequests;
import dev.bottlenose.protocol.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BrowserDialectTest {
    private final List<String> toApp = new ArrayList<>();
    private final List<String> toSession = new ArrayList<>();
    private final BrowserDialect dialect = new BrowserDialect();

    @Test
    void currentClientsMessagesPassUnchanged() {
        send("{'id':1,'method':'getPlugins'}");
        receive("{'id':1,'success':{'plugins':['A']}}");
        receive("not json");

        assertThat(toApp).containsExactly("{'id':1,'method':'getPlugins'}");
        assertThat(toSession).containsExactly("{'id':1,'success':{'plugins':['A']}}", "not json");
    }

    @Test
    void oldClientThatSendsItsPluginsIsNotAskedForThem() {
        send("{'id':1,'method':'getPlugins'}");
        receive("{'type':'connect','app':'Shop','plugins':['A','B']}");
        send("{'id':2,'method':'getBackgroundPlugins'}");
        send("{'id':3,'method':'getPlugins'}");

        assertThat(toSession)
                .containsExactly(
                        "{'id':1,'success':{'plugins':['A','B']}}",
                        "{'id':2,'success':{'plugins':[]}}",
                        "{'id':3,'success':{'plugins':['A','B']}}");
        assertThat(toApp).hasSize(1);
    }

    @Test
    void oldClientThatDoesNotIsAskedAgainInItsOwnDialect() {
        send("{'id':1,'method':'getPlugins'}");
        toApp.clear();

        receive("{'type':'connect','app':'Shop'}");

        assertThat(toApp).containsExactly("{'type':'call','app':'Shop','payload':{'id':1,'method':'getPlugins'}}");
    }

    @Test
    void oldClientsMessagesAreUnwrappedAndOursWrapped() {
        receive("{'type':'connect','app':'Shop','plugins':['A']}");
        receive("{'app':'Shop','payload':{'method':'execute','params':{'api':'A'}}}");
        send("{'method':'init','params':{'plugin':'A'}}");

        assertThat(toSession).containsExactly("{'method':'execute','params':{'api':'A'}}");
        assertThat(toApp)
                .containsExactly("{'type':'send','app':'Shop','payload':{'method':'init','params':{'plugin':'A'}}}");
    }

    @Test
    void oldClientsMessageIsNeverBuiltInMemory() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        receive("{'app':'Shop','payload':{ 'method':'execute', 'params':" + deep + " }, 'x':1}");

        assertThat(toSession).containsExactly("{ 'method':'execute', 'params':" + deep + " }");
    }

    @Test
    void oldClientsPayloadThatIsNoObjectIsDropped() {
        receive("{'app':'Shop','payload':[1]}");

        assertThat(toSession).isEmpty();
        assertThat(toApp).isEmpty();
    }

    @Test
    void oldDisconnectMessageIsDropped() {
        receive("{'type':'disconnect','app':'Shop'}");

        assertThat(toSession).isEmpty();
    }

    private void send(String request) {
        deliver(dialect.fromSession(AppRequests.request(request.replace('\'', '"'))));
    }

    private void receive(String text) {
        deliver(dialect.fromApp(text(text)));
    }

    private void deliver(Routed routed) {
        routed.deliver(text -> toApp.add(plain(text)), text -> toSession.add(plain(text)));
    }

    private static JsonText text(String json) {
        return JsonText.of(json.replace('\'', '"'));
    }

    private static String plain(JsonText text) {
        return text.toString().replace('"', '\'');
    }
}
