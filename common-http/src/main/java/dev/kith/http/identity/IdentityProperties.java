package dev.kith.http.identity;

import dev.kith.http.settings.InvalidSettingException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the gateway proves to the services who calls.
 *
 * @param secret {@code INTERNAL_SECRET}, the same in the whole fleet, at least 32 bytes; there is no default
 * @param publicReads whether a service answers public reads to callers without an identity; the gateway has no use for
 *     it
 */
@ConfigurationProperties("kith.identity")
public record IdentityProperties(@Nullable String secret, boolean publicReads) {

    /**
     * Makes and checks identities with the secret.
     *
     * @throws InvalidSettingException if the secret is missing or too short
     */
    public IdentityTokens tokens(Clock clock) {
        return new IdentityTokens(
                InvalidSettingException.requireSecret("INTERNAL_SECRET", secret, IdentityTokens.MIN_SECRET_BYTES),
                clock);
    }

    @Override
    public String toString() {
        return "IdentityProperties[publicReads=%s, redacted]".formatted(publicReads);
    }
}
