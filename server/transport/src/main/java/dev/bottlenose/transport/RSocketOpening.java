package dev.bottlenose.transport;

import dev.bottlenose.protocol.rsocket.Frame;
import dev.bottlenose.protocol.rsocket.FrameCodec;
import dev.bottlenose.protocol.rsocket.Introduction;
import dev.bottlenose.transport.ConnectionFailure.Kind;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.Set;

/** The time from an RSocket connection's first packet to the link it becomes, or its refusal. */
final class RSocketOpening extends SimpleChannelInboundHandler<Frame> {
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
    protected void channelRead0(ChannelHandlerContext context, Frame first) {
        Introduction introduction = Introduction.of(first);
        if (introduction instanceof Introduction.Refused refused) {
            refuse(context, Kind.REFUSED, refused.answer());
            return;
        }
        SetupRequest request =
                new SetupRequest(((Introduction.Offered) introduction).setup(), Entrance.remoteOf(context));
        SetupAcceptor.Admission admission = acceptor.admit(request);
        if (admission instanceof SetupAcceptor.Admission.Refused refused) {
            refuse(context, Kind.REFUSED, Introduction.rejection(refused.reason()));
        } else if (admission instanceof SetupAcceptor.Admission.Accepted accepted) {
            open(context, accepted);
        }
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
                    new Frame.Failure(Frame.CONNECTION, Frame.Failure.INVALID_SETUP, "Not a SETUP: " + detail + "."));
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
        decoder.allow((int) Math.min(FrameCodec.LARGEST_FRAME, (long) options.largestMessage() + ROOM_FOR_HEADERS));
        RSocketLink link = new RSocketLink(context.channel(), options, accepted.purpose());
        context.pipeline().addLast(link);
        links.add(link);
        context.channel().closeFuture().addListener(closed -> links.remove(link));
        link.open(accepted.opener());
        context.pipeline().remove(this);
    }

    private void refuse(ChannelHandlerContext context, Kind kind, Frame.Failure answer) {
        entrance.report(context, kind, answer.message());
        context.pipeline().addLast(new Farewell());
        context.pipeline().remove(this);
        Farewell.say(context.channel(), answer);
    }
}
