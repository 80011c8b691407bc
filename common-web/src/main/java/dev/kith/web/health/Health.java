package dev.kith.web.health;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.contributor.Status;

/**
 * A service's state as it tells everybody: no version, no address, no error text.
 *
 * @param status {@code ok}, {@code degraded} (it works, and something it can wait for is away) or {@code unavailable}
 * @param components the same for each part
 */
record Health(String status, Map<String, String> components) {

    private static final String OK = "ok";
    private static final String DEGRADED = "degraded";
    private static final String UNAVAILABLE = "unavailable";

    // Spring Boot's names of contributors, in words for a reader.
    private static final Map<String, String> NAMES =
            Map.of("db", "database", "livenessState", "process", "readinessState", "traffic");

    static Health of(@Nullable HealthDescriptor descriptor) {
        var components = new TreeMap<String, String>();
        if (descriptor instanceof CompositeHealthDescriptor composite && composite.getComponents() != null) {
            composite
                    .getComponents()
                    .forEach((name, part) -> components.put(NAMES.getOrDefault(name, name), word(part.getStatus())));
        }
        return new Health(descriptor == null ? UNAVAILABLE : word(descriptor.getStatus()), components);
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
