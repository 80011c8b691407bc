package dev.kith.gateway.limit;

import dev.kith.gateway.route.Limit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A limit as this gateway applies it and tells of it (draft-ietf-httpapi-ratelimit-headers-10).
 *
 * @param policy what {@code RateLimit-Policy} says
 */
record Allowance(Limit limit, Bandwidth bandwidth, String policy) {

    static Allowance of(Limit limit, double scale) {
        var permits = Math.max(1, Math.round(limit.permits() * scale));
        var bandwidth = Bandwidth.builder()
                .capacity(permits)
                .refillGreedy(permits, limit.window())
                .build();
        var policy =
                "\"%s\";q=%d;w=%d".formatted(limit.id(), permits, limit.window().toSeconds());
        return new Allowance(limit, bandwidth, policy);
    }

    /** What {@code RateLimit} says: how many are left, and after how many seconds all of them are again. */
    String state(ConsumptionProbe probe) {
        // Of every answer, so not by a formatter.
        return '"' + limit.id() + "\";r=" + probe.getRemainingTokens() + ";t="
                + wholeSeconds(probe.getNanosToWaitForReset());
    }

    /** After how long there is one again. */
    static Duration pause(ConsumptionProbe probe) {
        return Duration.ofSeconds(Math.max(1, wholeSeconds(probe.getNanosToWaitForRefill())));
    }

    // Rounded up: whoever comes back then must not be too early.
    private static long wholeSeconds(long nanos) {
        var second = TimeUnit.SECONDS.toNanos(1);
        return (nanos + second - 1) / second;
    }
}
