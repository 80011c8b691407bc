package dev.kith.fleet.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A key of auth-service; the times in RFC 3339.
 *
 * @param state {@code next} (published, and not signing yet), {@code signing} or {@code retired} (verifying still)
 * @param expiresAt when its last token has expired; null as long as no other key follows
 */
public record SigningKey(
        String kid,
        String state,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("signs_from") String signsFrom,
        @JsonProperty("expires_at") @Nullable String expiresAt) {}
