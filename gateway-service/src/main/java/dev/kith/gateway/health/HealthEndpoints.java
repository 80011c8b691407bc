package dev.kith.gateway.health;

import dev.kith.gateway.health.Health.State;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code /health} of the fleet, and of the gateway alone: {@code /health/live} while it runs, {@code /health/ready}
 * once it can tell who calls. 503 where nothing can be served; 200 where all that is missing is news of revoked
 * sessions.
 */
@Configuration(proxyBeanMethods = false)
class HealthEndpoints {

    @Bean
    RouterFunction<ServerResponse> health(FleetHealth fleet, Readiness readiness) {
        return RouterFunctions.route()
                .GET("/health", request -> fleet.now().flatMap(health -> answer(health.status(), health)))
                .GET("/health/live", request -> own(State.READY))
                .GET("/health/ready", request -> own(readiness.state()))
                .build();
    }

    private static Mono<ServerResponse> own(State state) {
        return answer(state, Map.of("status", state));
    }

    private static Mono<ServerResponse> answer(State state, Object body) {
        var status = state == State.DOWN ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK;
        return ServerResponse.status(status)
                .header("Cache-Control", "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body);
    }
}
