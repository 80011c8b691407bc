package dev.kith.gateway.health;

import dev.kith.gateway.health.Health.State;
import dev.kith.gateway.route.Backends;
import dev.kith.gateway.token.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks every service whether it is ready; at most once a second, however many want to know. */
@Component
class FleetHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final HttpClient http;
    private final Mono<Health> latest;

    FleetHealth(HttpClient http, Backends backends, Tokens tokens) {
        this.http = http.responseTimeout(PATIENCE);
        this.latest = Flux.fromIterable(backends.urls().entrySet())
                .flatMap(backend -> state(backend.getValue())
                        .map(state -> Map.entry(backend.getKey().id(), state)))
                .<Map<String, State>>collect(TreeMap::new, (all, one) -> all.put(one.getKey(), one.getValue()))
                .map(services -> Health.of(tokens.ready(), services))
                .cache(FRESH);
    }

    Mono<Health> now() {
        return latest;
    }

    private Mono<State> state(URI backend) {
        return http.get()
                .uri(backend.resolve("/health/ready"))
                .response()
                .map(response -> response.status().code() == 200 ? State.READY : State.DOWN)
                .timeout(PATIENCE)
                .onErrorReturn(State.DOWN);
    }
}
