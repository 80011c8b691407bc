package dev.kith.gateway.connection;

import dev.kith.http.request.ClientNetwork;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from its first byte to its end: whether it is idle, has sent a part of a head (the request line and
 * the headers of RFC 9112), or has a request. The head must be complete within a time; so must the first one after the
 * connection began.
 *
 * <p>It stands behind Netty's codec and sees messages. {@link #bytes()} stands in front of it and sees bytes. All runs
 * on the event loop of the channel, except {@link #leave}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing waits for a channel to close.
final class ClientConnection extends ChannelDuplexHandler {

    private enum Phase {
        IDLE,
        HEAD,
        REQUEST
    }

    private final ServerConnections server;
    private final @Nullable ClientNetwork network;
    private final Bytes bytes = new Bytes();
    private final Channel channel;
    private Phase phase = Phase.REQUEST;
    private @Nullable Future<?> deadline;
    private int requests;
    private int unanswered;
    private boolean inBody;
    private boolean inResponse;
    private boolean inputEnded;

    /** @param network of the client; null for a trusted proxy, which brings many clients */
    ClientConnection(ServerConnections server, Channel channel, @Nullable ClientNetwork network) {
        this.server = server;
        this.channel = channel;
        this.network = network;
    }

    @Nullable
    ClientNetwork network() {
        return network;
    }

    ChannelHandler bytes() {
        return bytes;
    }

    /** Closes the connection, unless a request has come in the meantime. Safe on any thread. */
    void leave() {
        channel.eventLoop().execute(() -> {
            if (phase != Phase.REQUEST) {
                channel.close();
            }
        });
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        enter(Phase.IDLE);
        startDeadline();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        enter(Phase.REQUEST);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            requests++;
            unanswered++;
            inBody = true;
            enter(Phase.REQUEST);
        }
        if (message instanceof LastHttpContent) {
            inBody = false;
            bytes.messageEnded();
        }
        context.fireChannelRead(message);
        idleIfDone();
    }

    // The client has closed its half, and still reads (RFC 9112, section 9.6).
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            inputEnded = true;
            if (unanswered == 0 || inBody) {
                channel.close();
            }
        }
        context.fireUserEventTriggered(event);
    }

    // A read after the end would close the channel, responses or not.
    @Override
    public void read(ChannelHandlerContext context) {
        if (!inputEnded) {
            context.read();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            inResponse = response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
            if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                // What follows are frames, which SocketRelay limits.
                context.pipeline().remove(bytes).remove(this).remove(WriteTimeout.class);
                context.pipeline().remove(LingeringClose.class);
                channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, false);
            }
        }
        var written = context.write(message, promise.unvoid());
        // Reactor Netty may end a response twice.
        if (message instanceof LastHttpContent && inResponse) {
            inResponse = false;
            unanswered--;
            idleIfDone();
            if (inputEnded && unanswered == 0) {
                written.addListener(ChannelFutureListener.CLOSE);
            }
        }
    }

    // A response may end before its request has.
    private void idleIfDone() {
        if (unanswered == 0 && !inBody && phase == Phase.REQUEST) {
            enter(Phase.IDLE);
        }
    }

    private void enter(Phase next) {
        if (phase == next) {
            return;
        }
        switch (phase) {
            case IDLE -> server.idle().remove(this);
            case HEAD -> server.heads().remove(this);
            case REQUEST -> {}
        }
        phase = next;
        switch (next) {
            case IDLE -> server.idle().add(this).ifPresent(ClientConnection::leave);
            case HEAD -> {
                server.heads().add(this).ifPresent(ClientConnection::leave);
                startDeadline();
            }
            case REQUEST -> stopDeadline();
        }
    }

    private void startDeadline() {
        if (deadline == null) {
            deadline = channel.eventLoop()
                    .schedule(this::timeOut, server.headTimeout().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stopDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void timeOut() {
        if (phase == Phase.HEAD && unanswered == 0) {
            var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT);
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            channel.pipeline().context(this).writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.close();
        }
    }

    /**
     * Finds out whether the codec holds a part of a head. For that it hands on each head by itself: after a part that
     * ends with a head, nothing is left in the codec.
     */
    private final class Bytes extends ChannelInboundHandlerAdapter {

        private final HeadScanner scanner = new HeadScanner();
        private @Nullable ByteBuf bodyPart;
        private int endOfBody;
        private boolean codecHoldsRest;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof ByteBuf received)) {
                context.fireChannelRead(message);
                return;
            }
            while (!inBody) {
                var end = scanner.endOfHead(received, received.readerIndex());
                if (end == HeadScanner.NONE || end == received.writerIndex()) {
                    passHead(context, received);
                    return;
                }
                passHead(context, received.readRetainedSlice(end - received.readerIndex()));
            }
            passBody(context, received);
        }

        /** Notes where the first message of this part ends: the codec has read as far as that. */
        void messageEnded() {
            if (bodyPart != null && endOfBody == HeadScanner.NONE) {
                endOfBody = bodyPart.readerIndex();
            }
        }

        private void passHead(ChannelHandlerContext context, ByteBuf part) {
            var before = requests;
            context.fireChannelRead(part);
            if (requests == before) {
                enter(Phase.HEAD);
            }
        }

        // The part may hold the end of the body, whole requests, and the beginning of another head.
        private void passBody(ChannelHandlerContext context, ByteBuf part) {
            bodyPart = part.retain();
            endOfBody = HeadScanner.NONE;
            context.fireChannelRead(part);
            if (inBody) {
                // Half a line of a chunk. The codec copies the next part behind it, so where the body ends is not seen.
                codecHoldsRest |= part.isReadable();
            } else if (codecHoldsRest || !scanner.endsWithHead(part, endOfBody)) {
                codecHoldsRest = false;
                enter(Phase.HEAD);
            }
            bodyPart = null;
            part.release();
        }
    }
}
