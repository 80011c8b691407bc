package dev.kith.auth.token;

import dev.kith.http.settings.InvalidSettingException;
import dev.kith.http.token.VerificationKey;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What every token says, and what it is signed with.
 *
 * @param issuer claim {@code iss}
 * @param audience the one entry of claim {@code aud}
 * @param secret where it is set, tokens are signed HS256 with it instead of the key in the database; at least 32 bytes
 */
@Validated
@ConfigurationProperties("kith.auth.token")
record TokenProperties(
        @NotBlank String issuer,
        @NotBlank String audience,
        @Nullable String secret) {

    TokenProperties {
        // An empty variable is one that is not set.
        secret = secret == null || secret.isEmpty()
                ? null
                : InvalidSettingException.requireSecret("JWT_SECRET", secret, VerificationKey.Shared.MIN_BYTES);
    }

    @Override
    public String toString() {
        return "TokenProperties[issuer=%s, audience=%s, redacted]".formatted(issuer, audience);
    }
}
