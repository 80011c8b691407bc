package dev.kith.gateway.instance;

import java.net.URI;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import org.springframework.web.reactive.socket.client.WebSocketClient;
import reactor.core.publisher.Mono;

/** Opens each socket to an instance. */
@Component
@Primary
final class InstanceSockets implements WebSocketClient {

    private final ReactorNettyWebSocketClient client;
    private final Instances instances;

    InstanceSockets(ReactorNettyWebSocketClient client, Instances instances) {
        this.client = client;
        this.instances = instances;
    }

    @Override
    public Mono<Void> execute(URI url, WebSocketHandler handler) {
        return execute(url, new HttpHeaders(), handler);
    }

    @Override
    public Mono<Void> execute(URI url, HttpHeaders headers, WebSocketHandler handler) {
        return instances.call(url, instance -> client.execute(instance, headers, handler));
    }
}
