package dev.bottlenose.transport;

import io.netty.channel.Channel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The links that are open on one listener. Safe from any thread. */
final class OpenLinks {
    private final LinkMemory memory;
    private final Set<OpenLink> links = ConcurrentHashMap.newKeySet();

    /** @param memory that the links share with those of other listeners */
    OpenLinks(LinkMemory memory) {
        this.memory = memory;
    }

    LinkMemory memory() {
        return memory;
    }

    /** Adds a link to its channel's pipeline and opens it; on the channel's thread. */
    void open(Channel channel, SocketLink link, Function<Link, LinkReceiver> opener) {
        channel.pipeline().addLast(link);
        links.add(link);
        channel.closeFuture().addListener(closed -> links.remove(link));
        link.open(opener);
    }

    List<OpenLink> snapshot() {
        return List.copyOf(links);
    }
}
