package dev.kith.gateway.health;

import dev.kith.gateway.health.HealthReport.State;
import dev.kith.gateway.route.Backends;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks each instance of each service whether it is ready; at most once a second, regardless of the requests. */
@Component
class FleetHealth {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final HttpClient http;
    private final Mono<HealthReport> latest;

    FleetHealth(HttpClient http, Backends backends, GatewayReadiness readiness) {
        this.http = http.responseTimeout(TIMEOUT);
        this.latest = Flux.fromIterable(backends.urls().entrySet())
                .flatMap(backend -> states(backend.getValue())
                        .map(states -> Map.entry(backend.getKey().id(), states)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(services -> HealthReport.of(readiness.state(), services))
                .cache(FRESH);
    }

    Mono<HealthReport> now() {
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
                        .map(text -> state(response.status().code(), text)))
                .timeout(TIMEOUT)
                .onErrorReturn(State.DOWN);
    }

    private static State state(int status, String body) {
        if (status != 200) {
            return State.DOWN;
        }
        return body.equals("degraded") ? State.DEGRADED : State.READY;
    }
}
