package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.rsocket.FrameReader;
import dev.bottlenose.protocol.rsocket.RSocketFrame;
import dev.bottlenose.protocol.rsocket.SetupReading;
import dev.bottlenose.transport.ConnectionFailure.Kind;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.Set;

/** The time from an RSocket connection's first packet to the link it becomes, or its refusal. */
final class RSocketOpening extends SimpleChannelInboundHandler<RSocketFrame> {
    /** Besides a message of the largest size: the header, and metadata that nobody should send. */
    private static final int ROOM_FOR_HEADERS = 1024;

    private final ListenerOptions options;
    private final SetupAcceptor acceptor;
    private final Set<OpenLink> links;
    private final RSocketFrameDecoder decoder;
    private final Entrance entrance;

    RSocketOpening(ListenerOptions options, SetupAcceptor acceptor, Set<OpenLink> links, RSocketFrameDecoder decoder) {
        this.options = options;
        this.acceptor = acceptor;
        this.links = links;
        this.decoder = decoder;
        this.entrance = new Entrance(options, "SETUP");
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        entrance.entered(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        entrance.left();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, RSocketFrame first) {
        SetupReading.of(first).decide(data -> admit(context, data), answer -> refuse(context, Kind.REFUSED, answer));
    }

    private void admit(ChannelHandlerContext context, JsonText data) {
        acceptor.admit(new SetupRequest(data, Entrance.remoteOf(context)))
                .decide(
                        accepted -> open(context, accepted),
                        refused -> refuse(context, Kind.REFUSED, SetupReading.rejection(refused.reason())));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        entrance.noticed(context, event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        String detail = RSocketLink.messageOf(cause);
        if (RSocketLink.isAboutFrames(cause)) {
            refuse(
                    context,
                    Kind.NO_RSOCKET,
                    new RSocketFrame.Failure(
                            RSocketFrame.CONNECTION,
                            RSocketFrame.Failure.INVALID_SETUP,
                            "Not a SETUP: " + detail + "."));
        } else {
            entrance.fail(context, Kind.NO_RSOCKET, detail);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        // A bare connection that ends without a word is how iOS looks whether a server is there.
        entrance.done();
    }

    private void open(ChannelHandlerContext context, SetupAcceptor.Admission.Accepted accepted) {
        entrance.done();
        decoder.allow((int) Math.min(FrameReader.LARGEST_FRAME, (long) options.largestMessage() + ROOM_FOR_HEADERS));
        RSocketLink link = new RSocketLink(context.channel(), options, accepted.purpose());
        context.pipeline().addLast(link);
        links.add(link);
        context.channel().closeFuture().addListener(closed -> links.remove(link));
        link.open(accepted.opener());
        context.pipeline().remove(this);
    }

    private void refuse(ChannelHandlerContext context, Kind kind, RSocketFrame.Failure answer) {
        entrance.report(context, kind, answer.message());
        context.pipeline().addLast(new Farewell());
        context.pipeline().remove(this);
        Farewell.say(context.channel(), answer);
    }
}
