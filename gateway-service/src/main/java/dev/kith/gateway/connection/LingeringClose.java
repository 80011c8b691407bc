package dev.kith.gateway.connection;

import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection in two steps while its client still sends a body: first the sending half, and the other when the
 * rest of the body was read and discarded. A full close would be a reset, and the client would lose the response that
 * refuses its body (RFC 9112, section 9.6).
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing waits for a channel to close.
final class LingeringClose extends ChannelDuplexHandler {

    private final Duration timeout;
    private final long maxBytes;
    private boolean inBody;
    private boolean isClosing;
    private long discarded;

    /**
     * @param timeout after which the connection is closed in any case
     * @param maxBytes of the body that are discarded
     */
    LingeringClose(Duration timeout, long maxBytes) {
        this.timeout = timeout;
        this.maxBytes = maxBytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        inBody = message instanceof HttpRequest || inBody;
        if (message instanceof LastHttpContent) {
            inBody = false;
        }
        if (isClosing) {
            discard(context, message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (isClosing) {
            context.read();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            inBody = false;
            if (isClosing) {
                context.close();
            }
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!inBody || !(context.channel() instanceof DuplexChannel channel)) {
            context.close(promise);
            return;
        }
        channel.closeFuture().addListener(_ -> promise.trySuccess());
        if (!isClosing) {
            isClosing = true;
            channel.shutdownOutput();
            context.executor().schedule(() -> context.close(), timeout.toMillis(), TimeUnit.MILLISECONDS);
            context.read();
        }
    }

    private void discard(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBufHolder part) {
            discarded += part.content().readableBytes();
        }
        ReferenceCountUtil.release(message);
        if (!inBody || discarded > maxBytes) {
            context.close();
        }
    }
}
