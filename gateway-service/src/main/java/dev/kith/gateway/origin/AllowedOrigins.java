package dev.kith.gateway.origin;

import dev.kith.gateway.GatewayProperties;
import dev.kith.http.settings.InvalidSettingException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The web pages that may call with the credentials of their visitor: the setting {@code CORS_ORIGINS}. */
@Component
class AllowedOrigins {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(?::[0-9]{1,5})?|https?://\\[[0-9a-f:]+](?::[0-9]{1,5})?");

    private final Set<String> origins;

    AllowedOrigins(GatewayProperties properties) {
        this.origins = properties.cors().origins().stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(AllowedOrigins::requireExact)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean contains(String origin) {
        return origins.contains(origin);
    }

    private static String requireExact(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw InvalidSettingException.of("CORS_ORIGINS", origin, "exact origins such as https://kith.example");
        }
        return origin;
    }
}
