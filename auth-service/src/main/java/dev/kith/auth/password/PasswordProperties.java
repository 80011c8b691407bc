package dev.kith.auth.password;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What a hash costs, and how many may be computed and wait.
 *
 * @param bcryptCost BCrypt's logarithm of rounds: one more doubles the work of whoever guesses, and of every login
 * @param threads how many hashes are computed at once; absent means one for each core
 * @param queue how many may wait for a thread before a caller is told to come back
 */
@Validated
@ConfigurationProperties("kith.auth.password")
record PasswordProperties(
        @Min(4) @Max(16) int bcryptCost,
        @Min(1) @Max(256) @Nullable Integer threads,
        @Min(1) @Max(10_000) int queue) {

    int threadsOrCores() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
