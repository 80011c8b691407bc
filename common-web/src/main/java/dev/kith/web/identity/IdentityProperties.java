package dev.kith.web.identity;

import dev.kith.http.identity.IdentityTokens;
import dev.kith.http.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What proves an identity.
 *
 * @param secret {@code INTERNAL_SECRET}, the same in the whole fleet, at least 32 bytes; there is no default
 * @param publicReads whether handlers with {@link PublicRead} are open to callers without an identity
 */
@ConfigurationProperties("kith.identity")
record IdentityProperties(@Nullable String secret, boolean publicReads) {

    String requiredSecret() {
        return InvalidSettingException.requireSecret("INTERNAL_SECRET", secret, IdentityTokens.MIN_SECRET_BYTES);
    }

    @Override
    public String toString() {
        return "IdentityProperties[secret is not shown]";
    }
}
