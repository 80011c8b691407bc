package dev.kith.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose client has not taken a byte of a response for a time. What waits for it is held in memory,
 * and often a connection to a service too.
 */
final class WriteTimeout extends IdleStateHandler {

    WriteTimeout(Duration wait) {
        super(true, 0, wait.toMillis(), 0, TimeUnit.MILLISECONDS);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Nothing waits for a channel to close.
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        var channel = context.channel();
        var waiting = channel.unsafe().outboundBuffer();
        if (waiting != null && waiting.totalPendingWriteBytes() > 0) {
            // With a reset, so that the kernel forgets what it holds for the client.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        }
    }
}
