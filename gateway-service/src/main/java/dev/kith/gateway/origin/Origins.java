package dev.kith.gateway.origin;

import dev.kith.http.settings.InvalidSettingException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The door: which web pages may call with their visitor's credentials.
 *
 * @param origins exact origins, such as {@code https://kith.example} or {@code http://localhost:5173}; never {@code *},
 *     which a browser would not believe beside credentials, and which would let every page act for its visitor
 */
@ConfigurationProperties("kith.gateway.cors")
public record Origins(Set<String> origins) {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(?::[0-9]{1,5})?|https?://\\[[0-9a-f:]+](?::[0-9]{1,5})?");

    public Origins {
        origins = origins.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        for (var origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw InvalidSettingException.of("CORS_ORIGINS", origin, "exact origins such as https://kith.example");
            }
        }
    }

    public boolean allow(String origin) {
        return origins.contains(origin);
    }
}
