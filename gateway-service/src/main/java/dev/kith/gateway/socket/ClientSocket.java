package dev.kith.gateway.socket;

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

/** The client's end of a socket, while it is still a request. */
record ClientSocket(ServerWebExchange exchange, Relays relays) {

    /** Accepts the upgrade as the service has, and lasts until the socket is closed. */
    Publisher<Void> accept(WebsocketInbound fromService, WebsocketOutbound toService) {
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        var over = Sinks.<Void>empty();
        return exchange.getResponse()
                .setComplete()
                .then(Mono.defer(() -> response.sendWebsocket(
                        (fromClient, toClient) -> relays.run(fromClient, toClient, fromService, toService)
                                .doFinally(_ -> over.tryEmitEmpty()),
                        spec(fromService.selectedSubprotocol()))))
                // Complete as soon as the upgrade is.
                .then(over.asMono());
    }

    private static WebsocketServerSpec spec(@Nullable String protocol) {
        var spec = WebsocketServerSpec.builder()
                .maxFramePayloadLength(ServiceSockets.MAX_FRAME)
                .handlePing(true);
        if (protocol != null) {
            spec.protocols(protocol);
        }
        return spec.build();
    }
}
