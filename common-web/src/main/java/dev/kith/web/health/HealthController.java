package dev.kith.web.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kith.web.identity.PublicEndpoint;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Answers with one word, or with JSON that has the state of each component if {@code Accept} asks for JSON. */
@PublicEndpoint
@RestController
final class HealthController {

    private final HealthEndpoint health;

    HealthController(HealthEndpoint health) {
        this.health = health;
    }

    /** The state of the service: 200 {@code ok} or {@code degraded}, or 503 with the unavailable component. */
    @GetMapping({"/health", "/health/", "/health/ready"})
    ResponseEntity<Object> ready(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        return answer(health.health(), accept);
    }

    /** The state of the process: 503 only if nothing but a restart helps. */
    @GetMapping("/health/live")
    ResponseEntity<Object> live(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        return answer(health.healthForPath("livenessState"), accept);
    }

    private static ResponseEntity<Object> answer(@Nullable HealthDescriptor descriptor, String accept) {
        var state = HealthResponse.of(descriptor);
        var asJson = accept.contains(MediaType.APPLICATION_JSON_VALUE);
        return ResponseEntity.status(state.isUp() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .contentType(asJson ? MediaType.APPLICATION_JSON : MediaType.TEXT_PLAIN)
                .body(asJson ? state : state.word());
    }

    /**
     * The state of a service, without versions, addresses or error texts.
     *
     * @param status {@code ok}, {@code degraded} (it works, but a dependency that it can wait for is away) or
     *     {@code unavailable}
     * @param components the status of each component
     */
    record HealthResponse(String status, Map<String, String> components) {

        private static final String OK = "ok";
        private static final String DEGRADED = "degraded";
        private static final String UNAVAILABLE = "unavailable";

        // Readable words for Spring Boot's names of components.
        private static final Map<String, String> NAMES =
                Map.of("db", "database", "livenessState", "process", "readinessState", "traffic");

        static HealthResponse of(@Nullable HealthDescriptor descriptor) {
            var components = new TreeMap<String, String>();
            if (descriptor instanceof CompositeHealthDescriptor composite && composite.getComponents() != null) {
                composite
                        .getComponents()
                        .forEach(
                                (name, part) -> components.put(NAMES.getOrDefault(name, name), word(part.getStatus())));
            }
            return new HealthResponse(descriptor == null ? UNAVAILABLE : word(descriptor.getStatus()), components);
        }

        @JsonIgnore
        boolean isUp() {
            return !status.equals(UNAVAILABLE);
        }

        /** The status in one word, or the first component that is unavailable. */
        String word() {
            return isUp()
                    ? status
                    : components.entrySet().stream()
                            .filter(component -> component.getValue().equals(UNAVAILABLE))
                            .map(component -> component.getKey() + " " + UNAVAILABLE)
                            .findFirst()
                            .orElse(UNAVAILABLE);
        }

        private static String word(Status status) {
            return switch (status.getCode().toLowerCase(Locale.ROOT)) {
                case "up", "unknown" -> OK;
                case DEGRADED -> DEGRADED;
                default -> UNAVAILABLE;
            };
        }
    }
}
