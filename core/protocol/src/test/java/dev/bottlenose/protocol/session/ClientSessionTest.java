package dev.bottlenose.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.AppRequests;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.NameList;
import dev.bottlenose.protocol.json.RequestEnvelope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The conversation is the assertion: what the session receives, then the effects that it decides on. */
final class ClientSessionTest {
    private static final FrontEndId PAGE = new FrontEndId(1);
    private static final FrontEndId SCRIPT = new FrontEndId(2);

    private final List<ClientEffect> effects = new ArrayList<>();
    private final ClientSession session = session(4);

    @Test
    void pluginsAreAskedForAndBackgroundOnesStarted() {
        session.opened();
        expect(send("{'id':1,'method':'getPlugins'}"));

        session.received(text("{'id':1,'success':{'plugins':['Network','Layout']}}"));
        expect(send("{'id':2,'method':'getBackgroundPlugins'}"));

        session.received(text("{'id':2,'success':{'plugins':['Network']}}"));
        expect(
                new ClientEffect.PluginsListed(List.of("Network", "Layout"), List.of("Network")),
                send("{'method':'init','params':{'plugin':'Network'}}"));
    }

    @Test
    void clientOfAnOldGenerationIsNotAskedForBackgroundPlugins() {
        ClientSession old = session(3);

        old.opened();
        old.received(text("{'id':1,'success':{'plugins':['Network']}}"));

        expect(send("{'id':1,'method':'getPlugins'}"), new ClientEffect.PluginsListed(List.of("Network"), List.of()));
    }

    @Test
    void changedPluginsAreAskedForAgain() {
        connected("['A','B']", "['A']");

        session.received(text("{'method':'refreshPlugins'}"));
        expect(
                new ClientEffect.AppMessage("", text("{'method':'refreshPlugins'}")),
                send("{'id':3,'method':'getPlugins'}"));

        session.received(text("{'id':3,'success':{'plugins':['B','C']}}"));
        session.received(text("{'id':4,'success':{'plugins':['C']}}"));
        expect(
                send("{'id':4,'method':'getBackgroundPlugins'}"),
                new ClientEffect.PluginsListed(List.of("B", "C"), List.of("C")),
                send("{'method':'init','params':{'plugin':'C'}}"));
    }

    @Test
    void unchangedListIsNotPublishedAgain() {
        connected("['A']", "[]");

        session.received(text("{'method':'refreshPlugins'}"));
        session.received(text("{'id':3,'success':{'plugins':['A']}}"));
        taken();
        session.received(text("{'id':4,'success':{'plugins':[]}}"));

        expect();
    }

    @Test
    void earliestCallsOfAnAppThatRefreshesWithoutAnsweringAreForgotten() {
        session.opened();
        for (int i = 0; i < 20_000; i++) {
            session.received(text("{'method':'refreshPlugins'}"));
        }
        taken();

        session.received(text("{'id':5,'success':{'plugins':['Stale']}}"));
        session.call(call(PAGE, 1), object("{'id':7,'method':'isMethodSupported'}"));
        expect(send("{'id':20002,'method':'isMethodSupported'}"));
    }

    @Test
    void pluginsBeyondTheLimitAreLeftOutAndReported() {
        session.opened();
        String longName = "x".repeat(NameList.LONGEST_NAME + 1);
        StringBuilder names = new StringBuilder("'" + longName + "'");
        for (int i = 0; i < NameList.MOST_NAMES + 500; i++) {
            names.append(",'P").append(i).append('\'');
        }
        taken();

        session.received(text("{'id':1,'success':{'plugins':[" + names + "]}}"));
        session.received(text("{'id':2,'success':{'plugins':['P0']}}"));

        List<ClientEffect> all = taken();
        assertThat(all.stream()
                        .filter(ClientEffect.Report.class::isInstance)
                        .map(effect -> ((ClientEffect.Report) effect).fault().code()))
                .containsExactly("plugins-too-many", "plugin-name-too-long");
        assertThat(all.stream()
                        .filter(ClientEffect.PluginsListed.class::isInstance)
                        .map(effect ->
                                ((ClientEffect.PluginsListed) effect).plugins().size()))
                .containsExactly(NameList.MOST_NAMES);
    }

    @Test
    void messageOfAPluginWithATooLongNameIsTheAppsOwn() {
        session.opened();
        taken();
        String message = "{'method':'execute','params':{'api':'" + "x".repeat(100_000) + "'}}";

        session.received(text(message));

        expect(new ClientEffect.AppMessage("", text(message)));
    }

    @Test
    void callTravelsUnderOurIdAndComesBackUnderTheCallers() {
        connected("['A']", "[]");

        session.call(call(PAGE, 10), object("{'id':0,'method':'execute','params':{'api':'A','method':'m'}}"));
        session.call(call(SCRIPT, 10), object("{'id':0,'method':'execute','params':{'api':'A','method':'m'}}"));
        session.call(call(SCRIPT, 11), object("{'method':'getPlugins'}"));
        expect(
                send("{'id':3,'method':'execute','params':{'api':'A','method':'m'}}"),
                send("{'id':4,'method':'execute','params':{'api':'A','method':'m'}}"),
                send("{'id':5,'method':'getPlugins'}"));

        session.received(text("{'id':4,'success':null}"));
        session.received(text("{'id':3,'error':{'message':'no'}}"));
        session.received(text("{'id':5,'success':{'plugins':['A']}}"));
        expect(
                answer(SCRIPT, 10, "{'id':0,'success':null,'length':23}"),
                answer(PAGE, 10, "{'id':0,'error':{'message':'no'},'length':33}"),
                answer(SCRIPT, 11, "{'success':{'plugins':['A']},'length':36}"));
    }

    @Test
    void staleAnswerIsIgnored() {
        connected("['A']", "[]");

        session.received(text("{'id':77,'method':'execute','params':{'api':'A'}}"));

        expect();
    }

    @Test
    void initIsAnsweredAtOnceAndTwoFrontEndsDoNotStopEachOthersPlugins() {
        connected("['A']", "[]");

        session.call(call(PAGE, 1), object("{'id':5,'method':'init','params':{'plugin':'A'}}"));
        expect(
                send("{'method':'init','params':{'plugin':'A'}}"),
                new ClientEffect.Subscribe(PAGE, "A"),
                answer(PAGE, 1, "{'id':5,'success':{},'length':14}"));

        session.send(SCRIPT, object("{'method':'init','params':{'plugin':'A'}}"));
        expect(new ClientEffect.Subscribe(SCRIPT, "A"));

        session.send(PAGE, object("{'method':'deinit','params':{'plugin':'A'}}"));
        session.send(PAGE, object("{'method':'deinit','params':{'plugin':'A'}}"));
        expect(new ClientEffect.Unsubscribe(PAGE, "A"));

        session.frontEndLeft(SCRIPT);
        expect(send("{'method':'deinit','params':{'plugin':'A'}}"), new ClientEffect.Unsubscribe(SCRIPT, "A"));
    }

    @Test
    void backgroundPluginStaysOnWhenTheLastFrontEndLeaves() {
        connected("['A']", "['A']");

        session.send(PAGE, object("{'method':'init','params':{'plugin':'A'}}"));
        session.send(PAGE, object("{'method':'deinit','params':{'plugin':'A'}}"));

        expect(new ClientEffect.Subscribe(PAGE, "A"), new ClientEffect.Unsubscribe(PAGE, "A"));
    }

    @Test
    void pluginOpenedBeforeTheAppListsItIsStartedOnceItDoes() {
        session.opened();
        session.send(PAGE, object("{'method':'init','params':{'plugin':'A'}}"));
        session.received(text("{'id':1,'success':{'plugins':[]}}"));
        session.received(text("{'id':2,'success':{'plugins':[]}}"));
        taken();

        session.received(text("{'method':'refreshPlugins'}"));
        session.received(text("{'id':3,'success':{'plugins':['A']}}"));
        session.received(text("{'id':4,'success':{'plugins':[]}}"));

        assertThat(taken()).endsWith(send("{'method':'init','params':{'plugin':'A'}}"));
    }

    @Test
    void messagesAreStoredUnderTheirPluginAndTheRestUnderTheApp() {
        connected("['A']", "[]");

        session.received(text("{'method':'execute','params':{'api':'A','method':'e'}}"));
        session.received(text("{'method':'execute','params':{'api':'flipper-crash-report','method':'e'}}"));
        session.received(text("{'error':{'message':'boom'}}"));
        session.received(text("{'method':'somethingNew'}"));

        expect(
                new ClientEffect.AppMessage("A", text("{'method':'execute','params':{'api':'A','method':'e'}}")),
                new ClientEffect.AppMessage(
                        "", text("{'method':'execute','params':{'api':'flipper-crash-report','method':'e'}}")),
                new ClientEffect.AppMessage("", text("{'error':{'message':'boom'}}")),
                new ClientEffect.AppMessage("", text("{'method':'somethingNew'}")));
    }

    @Test
    void badMessageIsReportedAndNothingElseHappens() {
        connected("['A']", "[]");

        session.received(JsonText.of("{not json"));

        assertThat(taken())
                .singleElement()
                .isInstanceOfSatisfying(
                        ClientEffect.Report.class,
                        report -> assertThat(report.fault().code()).isEqualTo("message-malformed"));
    }

    @Test
    void callsFailAtOnceWhenTheAppDisconnects() {
        connected("['A']", "[]");
        session.call(call(PAGE, 3), object("{'id':9,'method':'execute','params':{'api':'A','method':'m'}}"));
        taken();

        session.closed();

        expect(answer(
                PAGE,
                3,
                "{'id':9,'length':0,'error':{'name':'CLIENT_DISCONNECTED','message':'The app is not"
                        + " connected.','stacktrace':''}}"));
        session.closed();
        expect();
    }

    @Test
    void answerForAFrontEndThatLeftGoesNowhere() {
        connected("['A']", "[]");
        session.call(call(PAGE, 3), object("{'id':9,'method':'isMethodSupported'}"));
        session.frontEndLeft(PAGE);
        taken();

        session.received(text("{'id':3,'success':{}}"));
        session.closed();

        expect();
    }

    @Test
    void callWithoutMethodIsRefused() {
        connected("['A']", "[]");

        session.call(call(PAGE, 3), object("{'id':9}"));

        assertThat(taken())
                .singleElement()
                .isInstanceOfSatisfying(
                        ClientEffect.Answer.class,
                        answer -> assertThat(answer.data().toString()).contains("CALL_MALFORMED"));
    }

    @Test
    void appThatDoesNotListItsPluginsIsReported() {
        session.opened();
        session.received(text("{'id':1,'error':{'message':'no'}}"));

        assertThat(taken()).filteredOn(ClientEffect.Report.class::isInstance).hasSize(1);
    }

    private void connected(String plugins, String backgroundPlugins) {
        session.opened();
        session.received(text("{'id':1,'success':{'plugins':" + plugins + "}}"));
        session.received(text("{'id':2,'success':{'plugins':" + backgroundPlugins + "}}"));
        taken();
    }

    private void expect(ClientEffect... expected) {
        assertThat(taken()).containsExactly(expected);
    }

    private List<ClientEffect> taken() {
        List<ClientEffect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }

    private ClientSession session(int sdkVersion) {
        ClientQuery.Reading reading = ClientQuery.read(
                QueryString.ofTarget("/?os=Linux&device=host&device_id=&app=Demo&sdk_version=" + sdkVersion));
        return new ClientSession(((ClientQuery.Reading.Accepted) reading).query(), effects::add);
    }

    private static FrontEndCall call(FrontEndId frontEnd, long number) {
        return new FrontEndCall(frontEnd, number);
    }

    private static ClientEffect send(String json) {
        return new ClientEffect.Send(AppRequests.request(text(json).toString()));
    }

    private static ClientEffect answer(FrontEndId frontEnd, long number, String json) {
        return new ClientEffect.Answer(call(frontEnd, number), text(json));
    }

    private static RequestEnvelope object(String json) {
        try {
            return RequestEnvelope.read(text(json));
        } catch (Exception e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static JsonText text(String json) {
        return JsonText.of(json.replace('\'', '"'));
    }
}
