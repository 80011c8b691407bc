package dev.kith.gateway.socket;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** What each end sends goes to the other, until one of them closes or is gone. */
record Relay(
        WebsocketInbound fromClient,
        WebsocketOutbound toClient,
        WebsocketInbound fromService,
        WebsocketOutbound toService) {

    /** How long an end may take to let a frame in. */
    private static final Duration WRITE_WAIT = Duration.ofSeconds(10);

    /** How long what is under way may take once an end has closed. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private static final WebSocketCloseStatus SERVICE_GONE =
            new WebSocketCloseStatus(1011, "the service is gone: reconnect and resume");
    private static final WebSocketCloseStatus CLIENT_GONE = new WebSocketCloseStatus(1001, "the client is gone");

    Mono<Void> run() {
        toClient.withConnection(Relay::boundWrites);
        toService.withConnection(Relay::boundWrites);
        return Mono.when(pass(fromService, toClient, SERVICE_GONE), pass(fromClient, toService, CLIENT_GONE))
                .takeUntilOther(Mono.firstWithSignal(closed(fromClient), closed(fromService))
                        .then(Mono.delay(LAST_WORDS)))
                .doFinally(_ -> {
                    toClient.withConnection(Connection::dispose);
                    toService.withConnection(Connection::dispose);
                });
    }

    private static Mono<Void> pass(WebsocketInbound from, WebsocketOutbound to, WebSocketCloseStatus gone) {
        return to.sendObject(Draining.of(from.receiveFrames())
                        .map(WebSocketFrame::retain)
                        .onErrorComplete())
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

    private static void boundWrites(Connection connection) {
        connection.addHandlerLast(new WriteTimeoutHandler(WRITE_WAIT.toSeconds(), TimeUnit.SECONDS));
    }
}
