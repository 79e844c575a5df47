package dev.bottlenose.sdk.network.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.RecordingDesktop;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlipperFilterTest {
    private final NetworkPlugin plugin = new NetworkPlugin();
    private final RecordingDesktop desktop = RecordingDesktop.to(plugin);
    private final CountDownLatch filtersDone = new CountDownLatch(1);
    private final Tomcat tomcat = new Tomcat();

    @BeforeEach
    void start(@TempDir Path directory) throws LifecycleException {
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", directory.toString());
        context.addServletContainerInitializer(
                (classes, servletContext) -> {
                    FilterRegistration.Dynamic outer = servletContext.addFilter("outer", this::countDownAtTheEnd);
                    outer.setAsyncSupported(true);
                    outer.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
                    FlipperFilter.register(servletContext, plugin);
                },
                Collections.emptySet());
        Wrapper servlet = Tomcat.addServlet(context, "app", new App(filtersDone));
        servlet.setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "app");
        tomcat.getConnector();
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void requestAndResponseAreShown() throws Exception {
        HttpResponse<String> response = post("/stream?x=1", "hello");

        assertThat(response.body()).isEqualTo("HELLO");
        FlipperObject begun = desktop.next("newRequest");
        assertThat(begun.getString("url")).isEqualTo(url("/stream?x=1"));
        assertThat(begun.getString("method")).isEqualTo("POST");
        assertThat(RecordingDesktop.text(desktop.next("newRequest"))).isEqualTo("hello");
        FlipperObject event = desktop.next("newResponse");
        assertThat(event.getInt("status")).isEqualTo(201);
        assertThat(RecordingDesktop.header(event, "X-App")).isEqualTo("yes");
        assertThat(RecordingDesktop.header(event, "Content-Type")).startsWith("text/plain");
        assertThat(RecordingDesktop.text(event)).isEqualTo("HELLO");
    }

    @Test
    void readersAndWritersAreTappedInTheirEncoding() throws Exception {
        HttpResponse<String> response = post("/chars", "grün\nblau");

        assertThat(response.body()).isEqualTo("grün" + System.lineSeparator());
        desktop.next("newRequest");
        assertThat(RecordingDesktop.text(desktop.next("newRequest"))).isEqualTo("grün\nblau");
        assertThat(RecordingDesktop.text(desktop.next("newResponse"))).isEqualTo(response.body());
    }

    @Test
    void asynchronousAnswerIsShownWhenItIsComplete() throws Exception {
        assertThat(post("/later", "").body()).isEqualTo("at last");

        desktop.next("newRequest");
        assertThat(RecordingDesktop.text(desktop.next("newResponse"))).isEqualTo("at last");
    }

    @Test
    void exceptionOfTheServletIsTheContainersAndIsShown() throws Exception {
        assertThat(post("/fails", "").statusCode()).isEqualTo(500);

        desktop.next("newRequest");
        FlipperObject event = desktop.next("newResponse");
        assertThat(event.getString("reason")).isEqualTo("ServletException: broken");
    }

    @Test
    void errorTakesBackWhatWasWritten() throws Exception {
        assertThat(post("/refuses", "").statusCode()).isEqualTo(403);

        desktop.next("newRequest");
        FlipperObject event = desktop.next("newResponse");
        assertThat(event.getInt("status")).isEqualTo(403);
        assertThat(event.contains("data")).isFalse();
    }

    @Test
    void formIsStillReadByTheContainer() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("/form")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=value"))
                .build();

        assertThat(send(request).body()).isEqualTo("value");
    }

    @Test
    void mockIsAnsweredInsteadOfTheServlet() throws Exception {
        desktop.mock("POST", "/fails", 418, "tea");

        HttpResponse<String> response = post("/fails", "");

        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.body()).isEqualTo("tea");
        desktop.next("newRequest");
        assertThat(desktop.next("newResponse").getBoolean("isMock")).isTrue();
    }

    private void countDownAtTheEnd(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        filtersDone.countDown();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url(path)))
                .header("Content-Type", "text/plain;charset=utf-8")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private String url(String path) {
        return "http://localhost:" + tomcat.getConnector().getLocalPort() + path;
    }

    /** Uses the servlet API in the ways that apps do. */
    private static final class App extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient CountDownLatch filtersDone;

        App(CountDownLatch filtersDone) {
            this.filtersDone = filtersDone;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            response.setContentType("text/plain;charset=utf-8");
            switch (request.getRequestURI()) {
                case "/stream":
                    byte[] body = request.getInputStream().readAllBytes();
                    response.setStatus(201);
                    response.setHeader("X-App", "yes");
                    response.getOutputStream()
                            .write(new String(body, StandardCharsets.UTF_8)
                                    .toUpperCase(Locale.ROOT)
                                    .getBytes(StandardCharsets.UTF_8));
                    return;
                case "/chars":
                    String first = request.getReader()
                            .lines()
                            .collect(Collectors.toList())
                            .get(0);
                    response.getWriter().println(first);
                    return;
                case "/later":
                    AsyncContext async = request.startAsync(request, response);
                    async.start(() -> {
                        try {
                            filtersDone.await();
                            async.getResponse().getWriter().print("at last");
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        async.complete();
                    });
                    return;
                case "/refuses":
                    response.getWriter().print("taken back");
                    response.sendError(403);
                    return;
                case "/form":
                    response.getWriter().print(request.getParameter("name"));
                    return;
                default:
                    throw new ServletException("broken");
            }
        }
    }
}
