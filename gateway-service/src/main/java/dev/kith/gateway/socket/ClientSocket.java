package dev.kith.gateway.socket;

import dev.kith.gateway.GatewayProperties;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** The client's end of a socket, before its upgrade is accepted. */
record ClientSocket(ServerWebExchange exchange, OpenSockets sockets, GatewayProperties.Relay properties) {

    /**
     * The largest frame of a client. It is in memory until it is complete. It is a little above the limit of the
     * service, which closes the socket with its own code.
     */
    static final int MAX_FRAME = 68 * 1024;

    /** Accepts the upgrade as the service has, and relays until the socket is closed. */
    Publisher<Void> accept(WebsocketInbound fromService, WebsocketOutbound toService) {
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        var closed = Sinks.<Void>empty();
        return exchange.getResponse()
                .setComplete()
                .then(Mono.defer(() -> response.sendWebsocket(
                        (fromClient, toClient) -> relay(fromClient, toClient, fromService, toService)
                                .doFinally(_ -> closed.tryEmitEmpty()),
                        spec(fromService.selectedSubprotocol()))))
                // sendWebsocket completes with the upgrade, not with the socket.
                .then(closed.asMono());
    }

    private Mono<Void> relay(
            WebsocketInbound fromClient,
            WebsocketOutbound toClient,
            WebsocketInbound fromService,
            WebsocketOutbound toService) {
        var relay = new SocketRelay(fromClient, toClient, fromService, toService, properties, sockets::countClosed);
        sockets.register(relay);
        return relay.run().doFinally(_ -> sockets.remove(relay));
    }

    private static WebsocketServerSpec spec(@Nullable String protocol) {
        var spec =
                WebsocketServerSpec.builder().maxFramePayloadLength(MAX_FRAME).handlePing(true);
        if (protocol != null) {
            spec.protocols(protocol);
        }
        return spec.build();
    }
}
