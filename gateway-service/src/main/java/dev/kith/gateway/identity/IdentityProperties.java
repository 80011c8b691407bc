package dev.kith.gateway.identity;

import dev.kith.http.identity.IdentityTokens;
import dev.kith.http.settings.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the services know that it is the gateway who says who calls.
 *
 * @param secret what the gateway and the services share, and nobody else: at least 32 bytes
 */
@ConfigurationProperties("kith.identity")
record IdentityProperties(String secret) {

    IdentityProperties {
        InvalidSettingException.requireSecret("INTERNAL_SECRET", secret, IdentityTokens.MIN_SECRET_BYTES);
    }

    @Override
    public String toString() {
        return "IdentityProperties[]";
    }
}
