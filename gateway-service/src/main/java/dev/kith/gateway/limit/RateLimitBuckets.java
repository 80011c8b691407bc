package dev.kith.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.gateway.route.RateLimit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Token buckets of this instance. With several gateways the limits are that many times higher. They are generous enough
 * for that, and no request waits for a shared store.
 */
final class RateLimitBuckets {

    /** 250 bytes each. A bucket that is evicted starts full again. */
    private static final int MAX_BUCKETS = 50_000;

    private final Map<RateLimit, RateLimitPolicy> policies;
    private final TimeMeter time;
    private final Cache<Key, Bucket> buckets;

    RateLimitBuckets(double scale, Clock clock) {
        this.time = new ClockMeter(clock);
        this.policies = Stream.of(RateLimit.values())
                .collect(Collectors.toUnmodifiableMap(limit -> limit, limit -> RateLimitPolicy.of(limit, scale)));
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                // The cache's maintenance takes less time than a change of thread.
                .executor(Runnable::run)
                // After a whole window without a request a bucket is full again.
                .expireAfterAccess(RateLimit.WRITE.window())
                .build();
    }

    RateLimitPolicy policy(RateLimit limit) {
        return Objects.requireNonNull(policies.get(limit));
    }

    boolean isExhausted(RateLimit limit, Object client) {
        var bucket = buckets.getIfPresent(new Key(limit, client));
        return bucket != null && bucket.getAvailableTokens() == 0;
    }

    /** Consumes one permit of this caller or network, if one is left. */
    ConsumptionProbe consume(RateLimit limit, Object client) {
        return buckets.get(new Key(limit, client), key -> fullBucket(key.limit()))
                .tryConsumeAndReturnRemaining(1);
    }

    private Bucket fullBucket(RateLimit limit) {
        return Bucket.builder()
                .addLimit(policy(limit).bandwidth())
                .withCustomTimePrecision(time)
                .build();
    }

    private record Key(RateLimit limit, Object client) {}

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
