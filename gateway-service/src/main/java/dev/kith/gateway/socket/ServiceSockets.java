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

/** The service's end of sockets. */
@Component
final class ServiceSockets {

    /** A frame's bound in memory. What is too large is the service's to say, so this is well above. */
    static final int MAX_FRAME = 256 * 1024;

    private final HttpClient http;

    ServiceSockets(HttpClientProperties properties, List<HttpClientCustomizer> customizers) {
        // Without the pool of requests: a socket stays, and a few hundred of them would leave none for anything else.
        var client =
                HttpClient.newConnection().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, properties.getConnectTimeout());
        for (var customizer : customizers) {
            client = customizer.customize(client);
        }
        http = client;
    }

    /**
     * Opens a socket and keeps it as long as the handler does.
     *
     * @param protocols those that the client offers, separated by commas
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
                // More of an answer than a handshake has: something else is at this path.
                .onErrorMap(TooLongHttpContentException.class, _ -> noSocketThere());
    }

    private static Throwable refusal(WebSocketClientHandshakeException refused) {
        var response = refused.response();
        if (response == null) {
            return new IOException(refused);
        }
        if (response.status().equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
            // It stops, and another instance takes the socket as if this one were gone already.
            return new ConnectException("the instance is leaving");
        }
        var status = HttpStatusCode.valueOf(response.status().code());
        return status.isError() ? new ResponseStatusException(status) : noSocketThere();
    }

    /** None at this path, or none that speaks one of the subprotocols. */
    private static ResponseStatusException noSocketThere() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
