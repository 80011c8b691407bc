package dev.kith.gateway.connection;

import dev.kith.http.problem.Problem;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.http.request.RequestIds;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.DefaultByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds a problem to the responses with which Netty itself refuses a request before any filter sees it: malformed HTTP,
 * a malformed URI, headers that are too many, too long or too slow. A malformed body becomes a failure of its request
 * instead.
 */
@Component
@Sharable
class NettyRefusals extends ChannelDuplexHandler {

    private static final Map<Integer, ProblemType> TYPES = Map.of(
            400, ProblemType.INVALID_REQUEST,
            408, ProblemType.REQUEST_TIMEOUT,
            414, ProblemType.URI_TOO_LONG,
            431, ProblemType.HEADERS_TOO_LARGE);

    private final JsonMapper json;

    NettyRefusals(JsonMapper json) {
        this.json = json;
    }

    // Netty would answer beside the request, and the service would take the body read so far for the whole body.
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpContent part
                && !(message instanceof HttpRequest)
                && part.decoderResult().isFailure()
                && ChannelOperations.get(context.channel()) instanceof HttpServerResponse answer) {
            part.release();
            answer.keepAlive(false);
            context.fireChannelRead(new UnreadablePart());
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The writer gets the promise.
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var isBare = message instanceof FullHttpResponse response
                && TYPES.containsKey(response.status().code())
                && !response.content().isReadable()
                && !response.headers().contains(RequestIds.HEADER);
        context.write(isBare ? withProblem((FullHttpResponse) message) : message, promise);
    }

    private FullHttpResponse withProblem(FullHttpResponse bare) {
        var type = TYPES.getOrDefault(bare.status().code(), ProblemType.INVALID_REQUEST);
        var requestId = RequestIds.takeOrMake(null);
        var body = json.writeValueAsBytes(Problem.of(type, "The request is not HTTP that can be read here")
                .at("", requestId));
        var response = new DefaultFullHttpResponse(
                bare.protocolVersion(),
                bare.status(),
                Unpooled.wrappedBuffer(body),
                bare.headers(),
                bare.trailingHeaders());
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set("X-Content-Type-Options", "nosniff")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(RequestIds.HEADER, requestId);
        bare.release();
        return response;
    }

    /** Replaces the malformed part of the body; the reader of the body gets the problem. */
    private static final class UnreadablePart extends DefaultByteBufHolder {

        UnreadablePart() {
            super(Unpooled.EMPTY_BUFFER);
        }

        @Override
        public ByteBuf content() {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body is not HTTP that can be read here");
        }
    }
}
