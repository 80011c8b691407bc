package dev.kith.web.health;

import dev.kith.web.identity.PublicEndpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One word for people and scripts; JSON, with the state of each component, for whoever accepts that. */
@PublicEndpoint
@RestController
final class HealthController {

    private final HealthEndpoint health;

    HealthController(HealthEndpoint health) {
        this.health = health;
    }

    /** All of it: 200 {@code ok} or {@code degraded}; 503 with the component that is not there. */
    @GetMapping({"/health", "/health/", "/health/ready"})
    ResponseEntity<Object> ready(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        return answer(health.health(), accept);
    }

    /** Whether the process should be left alone: false only when nothing but a restart helps. */
    @GetMapping("/health/live")
    ResponseEntity<Object> live(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        return answer(health.healthForPath("livenessState"), accept);
    }

    private static ResponseEntity<Object> answer(@Nullable HealthDescriptor descriptor, String accept) {
        var state = Health.of(descriptor);
        var asJson = accept.contains(MediaType.APPLICATION_JSON_VALUE);
        return ResponseEntity.status(state.isUp() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .contentType(asJson ? MediaType.APPLICATION_JSON : MediaType.TEXT_PLAIN)
                .body(asJson ? state : state.word());
    }
}
