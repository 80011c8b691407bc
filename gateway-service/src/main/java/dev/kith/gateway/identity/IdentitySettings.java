package dev.kith.gateway.identity;

import dev.kith.http.identity.IdentityTokens;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the services know that it is the gateway who says who calls.
 *
 * @param secret what the gateway and the services share, and nobody else: at least 32 bytes
 */
@ConfigurationProperties("kith.identity")
record IdentitySettings(String secret) {

    IdentitySettings {
        var bytes = secret.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < IdentityTokens.MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("INTERNAL_SECRET has %d bytes, expected at least %d"
                    .formatted(bytes, IdentityTokens.MIN_SECRET_BYTES));
        }
    }

    @Override
    public String toString() {
        return "IdentitySettings[]";
    }
}
