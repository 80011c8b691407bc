package dev.kith.gateway.limit;

import dev.kith.gateway.route.RateLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A limit with the scale of this gateway, and its headers (draft-ietf-httpapi-ratelimit-headers-10).
 *
 * @param header the value of {@code RateLimit-Policy}
 */
record RateLimitPolicy(RateLimit limit, Bandwidth bandwidth, String header) {

    static RateLimitPolicy of(RateLimit limit, double scale) {
        var permits = Math.max(1, Math.round(limit.permits() * scale));
        var bandwidth = Bandwidth.builder()
                .capacity(permits)
                .refillGreedy(permits, limit.window())
                .build();
        var header =
                "\"%s\";q=%d;w=%d".formatted(limit.id(), permits, limit.window().toSeconds());
        return new RateLimitPolicy(limit, bandwidth, header);
    }

    /** The value of {@code RateLimit}: how many requests are left, and in how many seconds all of them will be. */
    String state(ConsumptionProbe probe) {
        // Concatenated because a formatter would be slow, and each response has this header.
        return '"' + limit.id() + "\";r=" + probe.getRemainingTokens() + ";t="
                + wholeSeconds(probe.getNanosToWaitForReset());
    }

    /** How long until the next request is allowed. */
    static Duration retryAfter(ConsumptionProbe probe) {
        return Duration.ofSeconds(Math.max(1, wholeSeconds(probe.getNanosToWaitForRefill())));
    }

    // Rounded up, so that a client that waits this long is not too early.
    private static long wholeSeconds(long nanos) {
        var second = TimeUnit.SECONDS.toNanos(1);
        return (nanos + second - 1) / second;
    }
}
