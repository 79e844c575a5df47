package dev.bottlenose.sdk.network.okhttp;

import dev.bottlenose.sdk.network.Exchange;
import dev.bottlenose.sdk.network.Phase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** Measures what happens before a request is sent. One for each call; connections may be attempted concurrently. */
final class PhaseListener extends EventListener {
    private final Map<Call, Exchange> underWay;
    private final Map<Phase, Long> began = new EnumMap<>(Phase.class);

    PhaseListener(Map<Call, Exchange> underWay) {
        this.underWay = underWay;
    }

    @Override
    public void callStart(Call call) {
        begins(Phase.PRE_TRANSFER);
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        begins(Phase.DNS_LOOKUP);
    }

    @Override
    public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
        ends(Phase.DNS_LOOKUP, call);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        begins(Phase.CONNECT);
    }

    @Override
    public void secureConnectStart(Call call) {
        begins(Phase.SSL_HANDSHAKE);
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
        ends(Phase.SSL_HANDSHAKE, call);
    }

    @Override
    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
        ends(Phase.CONNECT, call);
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        ends(Phase.PRE_TRANSFER, call);
    }

    private synchronized void begins(Phase phase) {
        began.put(phase, System.nanoTime());
    }

    private synchronized void ends(Phase phase, Call call) {
        @Nullable Exchange exchange = underWay.get(call);
        @Nullable Long start = began.remove(phase);
        if (exchange != null && start != null) {
            exchange.took(phase, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
