package dev.kith.gateway.health;

import dev.kith.gateway.health.Health.State;
import dev.kith.gateway.route.Backends;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks every instance of every service whether it is ready; at most once a second, however many want to know. */
@Component
class FleetHealth {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final HttpClient http;
    private final Mono<Health> latest;

    FleetHealth(HttpClient http, Backends backends, Readiness readiness) {
        this.http = http.responseTimeout(TIMEOUT);
        this.latest = Flux.fromIterable(backends.urls().entrySet())
                .flatMap(backend -> states(backend.getValue())
                        .map(states -> Map.entry(backend.getKey().id(), states)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(services -> Health.of(readiness.state(), services))
                .cache(FRESH);
    }

    Mono<Health> now() {
        return latest;
    }

    private Mono<List<State>> states(List<URI> instances) {
        return Flux.fromIterable(instances).flatMapSequential(this::state).collectList();
    }

    private Mono<State> state(URI instance) {
        return http.get()
                .uri(instance.resolve("/health/ready"))
                .responseSingle((response, body) -> body.asString()
                        .defaultIfEmpty("")
                        .map(word -> state(response.status().code(), word)))
                .timeout(TIMEOUT)
                .onErrorReturn(State.DOWN);
    }

    private static State state(int status, String word) {
        if (status != 200) {
            return State.DOWN;
        }
        return word.equals("degraded") ? State.DEGRADED : State.READY;
    }
}
