package dev.kith.gateway.socket;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** Opens sockets to services. */
@Component
final class ServiceSockets {

    /** The largest frame of a service. It may hold several messages that a client has missed. */
    private static final int MAX_FRAME = 256 * 1024;

    private final HttpClient http;

    ServiceSockets(HttpClientProperties properties, List<HttpClientCustomizer> customizers) {
        // Not from the pool for requests: a few hundred open sockets would use up its connections.
        var client =
                HttpClient.newConnection().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, properties.getConnectTimeout());
        for (var customizer : customizers) {
            client = customizer.customize(client);
        }
        http = client;
    }

    /**
     * Opens a socket, which lasts until the handler completes.
     *
     * @param protocols the subprotocols that the client offers, separated by commas
     */
    Mono<Void> open(
            URI url,
            HttpHeaders headers,
            String protocols,
            BiFunction<WebsocketInbound, WebsocketOutbound, Publisher<Void>> handler) {
        var spec =
                WebsocketClientSpec.builder().maxFramePayloadLength(MAX_FRAME).handlePing(true);
        if (!protocols.isEmpty()) {
            spec.protocols(protocols);
        }
        return http.headers(all -> headers.forEach(all::set))
                .websocket(spec.build())
                .uri(url)
                .handle(handler)
                .then()
                .onErrorMap(WebSocketClientHandshakeException.class, ServiceSockets::refusal)
                // The response is longer than that of a handshake: the path serves something else.
                .onErrorMap(TooLongHttpContentException.class, _ -> notASocket());
    }

    private static Throwable refusal(WebSocketClientHandshakeException refused) {
        var response = refused.response();
        if (response == null) {
            return new IOException(refused);
        }
        if (response.status().equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
            // The instance is stopping. The next one gets the socket, as if this one could not be reached.
            return new ConnectException("the instance is stopping");
        }
        var status = HttpStatusCode.valueOf(response.status().code());
        return status.isError() ? new ResponseStatusException(status) : notASocket();
    }

    /** The path has no socket, or none with one of the subprotocols. */
    private static ResponseStatusException notASocket() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
