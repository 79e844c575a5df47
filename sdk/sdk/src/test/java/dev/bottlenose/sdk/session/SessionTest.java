package dev.bottlenose.sdk.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.fakes.FakePlugin;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperResponder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The session as a conversation: what it sends, and what it buffers. */
final class SessionTest {
    private final ManualPluginExecutor executor = new ManualPluginExecutor();
    private final List<FlipperObject> unsentErrors = new ArrayList<>();
    private final Session session = new Session(executor, 3, unsentErrors::add);
    private final FakePlugin cat = FakePlugin.background("Cat");
    private RecordingOutbox desktop = new RecordingOutbox();

    @Test
    void callsWaitForTheConnectingOfTheirPlugin() {
        connect(FakePlugin.foreground("Dog"));

        receive("{'method':'init','params':{'plugin':'Dog'}}");
        receive("{'id':1,'method':'isMethodSupported','params':{'api':'Dog','method':'echo'}}");
        receive("{'id':2,'method':'execute','params':{'api':'Dog','method':'echo','params':{'a':1}}}");
        assertThat(desktop.sent).isEmpty();
        executor.runAll();

        assertSent("{'id':1,'success':{'isSupported':true}}", "{'id':2,'success':{'a':1}}");
    }

    @Test
    void everythingThatCanBeWrongWithACallHasItsAnswer() {
        connect(FakePlugin.foreground("Dog"));
        receive("{'method':'init','params':{'plugin':'Dog'}}");
        receive("{'id':1,'method':'execute','params':{'api':'Dog','method':'bark'}}");
        receive("{'id':2,'method':'isMethodSupported','params':{'api':'Dog','method':'bark'}}");
        receive("{'id':3,'method':'isMethodSupported','params':{'api':'Cat','method':'meow'}}");
        receive("{'id':4,'method':'execute'}");
        receive("{'id':5,'method':'execute','params':{'api':'Dog','method':'echo','params':[1]}}");
        receive("{'method':'deinit','params':{'plugin':'Cat'}}");
        executor.runAll();

        assertThat(desktop.sent)
                .containsExactlyInAnyOrder(
                        json("{'id':1,'error':{'message':'Receiver bark not found.'}}"),
                        json("{'id':2,'success':{'isSupported':false}}"),
                        json("{'id':3,'error':{'message':'Connection Cat not found for method isMethodSupported',"
                                + "'name':'ConnectionNotFound'}}"),
                        json("{'id':4,'error':{'message':'Connection  not found for method execute',"
                                + "'name':'ConnectionNotFound'}}"),
                        json("{'id':5,'error':{'message':'Receiver echo takes an object as params.',"
                                + "'name':'MalformedMessage'}}"),
                        json("{'error':{'message':'Plugin Cat not found for method deinit',"
                                + "'name':'PluginNotFound'}}"));
    }

    @Test
    void crashReporterIsListedFromTheStartAndHasNoMethods() {
        connect();
        receive("{'id':1,'method':'execute','params':{'api':'flipper-crash-report','method':'report'}}");
        receive("{'id':2,'method':'isMethodSupported','params':{'api':'flipper-crash-report','method':'report'}}");
        receive("{'id':3,'method':'getPlugins'}");
        executor.runAll();

        assertThat(desktop.sent)
                .containsExactlyInAnyOrder(
                        json("{'id':3,'success':{'plugins':[]}}"),
                        json("{'id':1,'error':{'message':'Receiver report not found.'}}"),
                        json("{'id':2,'success':{'isSupported':false}}"));
    }

    @Test
    void callWithoutIdIsRunAndNotAnswered() {
        connect(FakePlugin.foreground("Dog"));
        receive("{'method':'init','params':{'plugin':'Dog'}}");
        receive("{'method':'execute','params':{'api':'Dog','method':'echo'}}");
        executor.runAll();

        assertThat(desktop.sent).isEmpty();
    }

    @Test
    void whatIsNoRequestIsIgnored() {
        connect();
        receive("{'id':1,'success':{}}");
        receive("{}");
        receive("{'method':7}");

        assertThat(desktop.sent).isEmpty();
    }

    @Test
    void firstAnswerCountsAndNoneReachesALaterDesktop() {
        List<FlipperResponder> responders = new ArrayList<>();
        connect(new FakePlugin("Dog", false, (params, responder) -> responders.add(responder)));
        receive("{'method':'init','params':{'plugin':'Dog'}}");
        receive("{'id':1,'method':'execute','params':{'api':'Dog','method':'work'}}");
        receive("{'id':2,'method':'execute','params':{'api':'Dog','method':'work'}}");
        executor.runAll();
        responders.get(0).success();
        responders.get(0).error(FlipperObject.empty());
        RecordingOutbox former = desktop;
        reconnect();
        responders.get(1).success();

        assertThat(former.sent).containsExactly("{\"id\":1,\"success\":{}}", "{\"id\":2,\"success\":{}}");
        assertThat(desktop.sent).isEmpty();
    }

    @Test
    void lateMessageOfAFormerDesktopIsIgnored() {
        connect(cat);
        RecordingOutbox former = desktop;
        reconnect();

        session.received(former, json("{'method':'init','params':{'plugin':'Cat'}}"));

        assertThat(executor.calls).isEmpty();
    }

    @Test
    void eventsOfABackgroundPluginWaitForTheNextDesktop() {
        connect(cat);
        initCat();
        cat.send(1);
        reconnect();
        executor.runAll();
        cat.send(2);
        cat.send(3);
        initCat();
        cat.send(4);

        assertThat(desktop.sent).containsExactly(event(2), event(3), event(4));
    }

    @Test
    void oldestWaitingEventsAreLostAndCounted() {
        connect(cat);
        initCat();
        reconnect();
        for (int i = 1; i <= 5; i++) {
            cat.send(i);
        }
        initCat();

        assertThat(desktop.sent).containsExactly(event(3), json(lost(2)), event(4), event(5));
    }

    @Test
    void eventsWithoutRoomAreCountedAndReportedOnceThereIsSome() {
        connect(cat);
        initCat();
        desktop.room = 1;
        cat.send(1);
        cat.send(2);
        cat.send(3);
        desktop.room = 1;
        cat.send(4);

        assertThat(desktop.sent).containsExactly(event(1), event(4), json(lost(2)));
    }

    @Test
    void undeliveredEventsGoToTheNextDesktopBeforeNewerOnes() {
        connect(cat);
        initCat();
        desktop.undelivered.add(new Event("Cat", event(1)));
        desktop.undelivered.add(new Event("Cat", event(2)));
        desktop.undelivered.add(new Event("Dog", "of a plugin that is no more"));
        reconnect();
        cat.send(3);
        initCat();

        assertThat(desktop.sent).containsExactly(event(1), event(2), event(3));
    }

    @Test
    void eventsOfAForegroundPluginAreForItsOwnConnectionOnly() {
        FakePlugin dog = FakePlugin.foreground("Dog");
        connect(dog);
        receive("{'method':'init','params':{'plugin':'Dog'}}");
        executor.runAll();
        receive("{'method':'deinit','params':{'plugin':'Dog'}}");
        dog.send(1);
        reconnect();
        dog.send(2);
        receive("{'method':'init','params':{'plugin':'Dog'}}");
        executor.runAll();

        assertThat(desktop.sent).isEmpty();
    }

    @Test
    void messagesOfARemovedPluginAreDropped() {
        connect(cat);
        initCat();
        session.removePlugin(cat);
        executor.runAll();
        cat.send(1);

        assertThat(desktop.sent).containsExactly("{\"method\":\"refreshPlugins\"}");
    }

    @Test
    void errorsOutsideCallsGoToTheDesktopOrElseToTheLog() {
        connect(cat);
        initCat();
        cat.connection().reportErrorWithMetadata("it broke", "at home");
        session.closed();
        cat.connection().reportError(new IllegalStateException("again"));

        assertSent("{'error':{'message':'it broke','stacktrace':'at home'}}");
        assertThat(unsentErrors)
                .extracting(error -> error.getString("message"))
                .containsExactly("java.lang.IllegalStateException: again");
    }

    @Test
    void jsonTextIsSentAsItIs() {
        connect(cat);
        initCat();
        cat.connection().send("raw", "[1, 2]");

        assertThat(desktop.sent)
                .containsExactly(
                        "{\"method\":\"execute\",\"params\":{\"api\":\"Cat\",\"method\":\"raw\",\"params\":[1, 2]}}");
    }

    private void connect(FakePlugin... plugins) {
        for (FakePlugin plugin : plugins) {
            session.addPlugin(plugin);
        }
        session.opened(desktop);
    }

    private void reconnect() {
        session.lost();
        desktop = new RecordingOutbox();
        session.opened(desktop);
    }

    private void initCat() {
        receive("{'method':'init','params':{'plugin':'Cat'}}");
        executor.runAll();
    }

    private void receive(String message) {
        session.received(desktop, json(message));
    }

    private void assertSent(String... messages) {
        assertThat(desktop.sent).hasSameSizeAs(messages);
        for (int i = 0; i < messages.length; i++) {
            assertThat(desktop.sent.get(i)).isEqualTo(json(messages[i]));
        }
    }

    private static String event(int number) {
        return json("{'method':'execute','params':{'api':'Cat','method':'event','params':{'number':" + number + "}}}");
    }

    private static String lost(int count) {
        return "{'error':{'message':'" + count
                + " events were lost while the desktop was away or too slow','name':'EventsLost'}}";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
