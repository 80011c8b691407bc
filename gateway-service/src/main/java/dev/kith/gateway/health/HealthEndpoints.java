package dev.kith.gateway.health;

import dev.kith.gateway.health.HealthReport.State;
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
 * {@code /health} of the fleet, and of the gateway only: {@code /health/live} while it runs, {@code /health/ready} when
 * it can authenticate callers. The status is 503 if nothing works, and 200 if only the news of revoked sessions is
 * missing.
 */
@Configuration(proxyBeanMethods = false)
class HealthEndpoints {

    @Bean
    RouterFunction<ServerResponse> health(FleetHealth fleet, GatewayReadiness readiness) {
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
