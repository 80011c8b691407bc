package dev.kith.gateway.socket;

import dev.kith.gateway.GatewayProperties;
import dev.kith.gateway.socket.OpenSockets.OpenSocket;
import io.github.bucket4j.Bucket;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** Relays the frames of each end to the other, until one end closes or is gone, or the gateway closes the socket. */
final class SocketRelay implements OpenSocket {

    static final WebSocketCloseStatus SLOW = new WebSocketCloseStatus(4000, "too slow: reconnect and resume");
    static final WebSocketCloseStatus TOO_MANY_FRAMES = new WebSocketCloseStatus(4429, "too many frames");

    private static final WebSocketCloseStatus SERVICE_GONE =
            new WebSocketCloseStatus(1011, "the service is gone: reconnect and resume");
    private static final WebSocketCloseStatus CLIENT_GONE = new WebSocketCloseStatus(1001, "the client is gone");

    private final WebsocketInbound fromClient;
    private final WebsocketOutbound toClient;
    private final WebsocketInbound fromService;
    private final WebsocketOutbound toService;
    private final GatewayProperties.Relay properties;
    private final Bucket controlFrames;
    private final Consumer<WebSocketCloseStatus> onClose;
    // Used on the service's event loop only.
    private boolean isClosed;

    /**
     * A relay that is not started yet.
     *
     * @param onClose called if the gateway closes the socket
     */
    SocketRelay(
            WebsocketInbound fromClient,
            WebsocketOutbound toClient,
            WebsocketInbound fromService,
            WebsocketOutbound toService,
            GatewayProperties.Relay properties,
            Consumer<WebSocketCloseStatus> onClose) {
        this.fromClient = fromClient;
        this.toClient = toClient;
        this.fromService = fromService;
        this.toService = toService;
        this.properties = properties;
        this.controlFrames = bucket(properties.maxControlFrames());
        this.onClose = onClose;
    }

    Mono<Void> run() {
        toClient.withConnection(client -> client.addHandlerLast(new ClientWriteTimeout()));
        toService.withConnection(
                service -> service.addHandlerLast(new WriteTimeoutHandler(writeWait(), TimeUnit.MILLISECONDS)));
        return Mono.when(
                        relay(fromService.receiveFrames(), fromService, toClient, SERVICE_GONE),
                        relay(fromClient.receiveFrames().filter(this::isAllowed), fromClient, toService, CLIENT_GONE))
                .takeUntilOther(Mono.firstWithSignal(closed(fromClient), closed(fromService))
                        .then(Mono.delay(properties.closeTimeout())))
                .doFinally(_ -> {
                    toClient.withConnection(Connection::dispose);
                    toService.withConnection(Connection::dispose);
                });
    }

    /**
     * Closes the socket as if the service had: frames that the service sent before are relayed first, if there is time.
     */
    @Override
    public void close(WebSocketCloseStatus status) {
        fromService.withConnection(service -> service.channel().eventLoop().execute(() -> {
            if (!isClosed && service.channel().isActive()) {
                isClosed = true;
                onClose.accept(status);
                service.channel().pipeline().fireChannelRead(new CloseWebSocketFrame(status));
            }
        }));
    }

    // The service counts whole texts. It does not count pings, or the fragments of a text, which may be empty and
    // endless.
    private boolean isAllowed(WebSocketFrame frame) {
        var isWholeText = frame instanceof TextWebSocketFrame && frame.isFinalFragment();
        if (isWholeText || frame instanceof CloseWebSocketFrame || controlFrames.tryConsume(1)) {
            return true;
        }
        close(TOO_MANY_FRAMES);
        return false;
    }

    private static Mono<Void> relay(
            Flux<WebSocketFrame> frames, WebsocketInbound from, WebsocketOutbound to, WebSocketCloseStatus gone) {
        return to.sendObject(
                        DrainOnCancel.of(frames).map(WebSocketFrame::retain).onErrorComplete())
                .then()
                .then(Mono.defer(() -> from.receiveCloseStatus().defaultIfEmpty(gone)))
                .flatMap(status -> close(to, status, gone))
                .onErrorComplete();
    }

    private static Mono<Void> close(WebsocketOutbound to, WebSocketCloseStatus status, WebSocketCloseStatus gone) {
        if (status.equals(WebSocketCloseStatus.EMPTY)) {
            return to.sendClose();
        }
        // A status that must not be sent in a frame stands for a connection that ended without a close frame.
        var sent = WebSocketCloseStatus.isValidStatusCode(status.code()) ? status : gone;
        return to.sendClose(sent.code(), sent.reasonText());
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(3L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withNanosecondPrecision()
                .build();
    }

    private static Mono<Void> closed(WebsocketInbound from) {
        return from.receiveCloseStatus().then().onErrorComplete();
    }

    private long writeWait() {
        return properties.writeWait().toMillis();
    }

    /** Unlike its parent, it does not disconnect at once: a client that continues to read gets the close frame. */
    private final class ClientWriteTimeout extends WriteTimeoutHandler {

        ClientWriteTimeout() {
            super(writeWait(), TimeUnit.MILLISECONDS);
        }

        @Override
        protected void writeTimedOut(ChannelHandlerContext context) {
            SocketRelay.this.close(SLOW);
        }
    }
}
