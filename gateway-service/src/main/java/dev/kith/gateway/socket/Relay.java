package dev.kith.gateway.socket;

import io.github.bucket4j.Bucket;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** What each end sends goes to the other, until one of them closes or is gone, or the gateway ends it. */
final class Relay {

    static final WebSocketCloseStatus GOING_AWAY = new WebSocketCloseStatus(1001, "going away: reconnect and resume");
    static final WebSocketCloseStatus SLOW = new WebSocketCloseStatus(4000, "too slow: reconnect and resume");
    static final WebSocketCloseStatus TOO_MANY_FRAMES = new WebSocketCloseStatus(4429, "too many frames");

    private static final WebSocketCloseStatus SERVICE_GONE =
            new WebSocketCloseStatus(1011, "the service is gone: reconnect and resume");
    private static final WebSocketCloseStatus CLIENT_GONE = new WebSocketCloseStatus(1001, "the client is gone");

    private final WebsocketInbound fromClient;
    private final WebsocketOutbound toClient;
    private final WebsocketInbound fromService;
    private final WebsocketOutbound toService;
    private final RelayProperties properties;
    private final Bucket uncounted;
    private final Consumer<WebSocketCloseStatus> ended;
    // Touched by the service's event loop alone.
    private boolean isEnded;

    /** @param ended told why, whenever the gateway ends it */
    Relay(
            WebsocketInbound fromClient,
            WebsocketOutbound toClient,
            WebsocketInbound fromService,
            WebsocketOutbound toService,
            RelayProperties properties,
            Consumer<WebSocketCloseStatus> ended) {
        this.fromClient = fromClient;
        this.toClient = toClient;
        this.fromService = fromService;
        this.toService = toService;
        this.properties = properties;
        this.uncounted = properties.bucket();
        this.ended = ended;
    }

    Mono<Void> run() {
        toClient.withConnection(client -> client.addHandlerLast(new PatienceWithClient()));
        toService.withConnection(
                service -> service.addHandlerLast(new WriteTimeoutHandler(writeWait(), TimeUnit.MILLISECONDS)));
        return Mono.when(
                        pass(fromService.receiveFrames(), fromService, toClient, SERVICE_GONE),
                        pass(fromClient.receiveFrames().filter(this::mayPass), fromClient, toService, CLIENT_GONE))
                .takeUntilOther(Mono.firstWithSignal(closed(fromClient), closed(fromService))
                        .then(Mono.delay(properties.lastWords())))
                .doFinally(_ -> {
                    toClient.withConnection(Connection::dispose);
                    toService.withConnection(Connection::dispose);
                });
    }

    /** Ends it as if the service had: what the service has sent before comes first, if the client takes it in time. */
    void end(WebSocketCloseStatus why) {
        fromService.withConnection(service -> service.channel().eventLoop().execute(() -> {
            if (!isEnded && service.channel().isActive()) {
                isEnded = true;
                ended.accept(why);
                service.channel().pipeline().fireChannelRead(new CloseWebSocketFrame(why));
            }
        }));
    }

    // A service counts whole texts. Pings it answers without a word, and a text may come in parts of nothing for ever.
    private boolean mayPass(WebSocketFrame frame) {
        var isCounted = frame instanceof TextWebSocketFrame && frame.isFinalFragment();
        if (isCounted || frame instanceof CloseWebSocketFrame || uncounted.tryConsume(1)) {
            return true;
        }
        end(TOO_MANY_FRAMES);
        return false;
    }

    private static Mono<Void> pass(
            Flux<WebSocketFrame> frames, WebsocketInbound from, WebsocketOutbound to, WebSocketCloseStatus gone) {
        return to.sendObject(Draining.of(frames).map(WebSocketFrame::retain).onErrorComplete())
                .then()
                .then(Mono.defer(() -> from.receiveCloseStatus().defaultIfEmpty(gone)))
                .flatMap(status -> close(to, status, gone))
                .onErrorComplete();
    }

    private static Mono<Void> close(WebsocketOutbound to, WebSocketCloseStatus status, WebSocketCloseStatus gone) {
        if (status.equals(WebSocketCloseStatus.EMPTY)) {
            return to.sendClose();
        }
        // What may not be in a frame stands for a connection that ended without one.
        var told = WebSocketCloseStatus.isValidStatusCode(status.code()) ? status : gone;
        return to.sendClose(told.code(), told.reasonText());
    }

    private static Mono<Void> closed(WebsocketInbound from) {
        return from.receiveCloseStatus().then().onErrorComplete();
    }

    private long writeWait() {
        return properties.writeWait().toMillis();
    }

    /** Unlike its parent it does not hang up at once: a client that reads on after all learns why. */
    private final class PatienceWithClient extends WriteTimeoutHandler {

        PatienceWithClient() {
            super(writeWait(), TimeUnit.MILLISECONDS);
        }

        @Override
        protected void writeTimedOut(ChannelHandlerContext context) {
            end(SLOW);
        }
    }
}
