package dev.kith.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.gateway.route.Limit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is left to whom: token buckets, on this instance alone. So a fleet of several gateways lets through that many
 * times more, which limits as generous as these can bear, and no request waits for a store that all of them share.
 */
final class Buckets {

    /** Of 250 bytes each. Whoever is forgotten for want of room begins with a full bucket. */
    private static final int MOST = 50_000;

    private final Map<Limit, Allowance> allowances;
    private final TimeMeter time;
    private final Cache<Key, Bucket> buckets;

    Buckets(double scale, Clock clock) {
        this.time = new ClockMeter(clock);
        this.allowances = Stream.of(Limit.values())
                .collect(Collectors.toUnmodifiableMap(limit -> limit, limit -> Allowance.of(limit, scale)));
        // Full again by then.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                // Its upkeep takes less than to hand it to another thread.
                .executor(Runnable::run)
                .expireAfterAccess(Limit.WRITE.window())
                .build();
    }

    /** The limit as it applies here. */
    Allowance allowance(Limit limit) {
        return Objects.requireNonNull(allowances.get(limit));
    }

    /** Whether there is nothing left. */
    boolean isSpent(Limit limit, Object who) {
        var bucket = buckets.getIfPresent(new Key(limit, who));
        return bucket != null && bucket.getAvailableTokens() == 0;
    }

    /** Takes one from what this caller or address may have, if there is one left. */
    ConsumptionProbe take(Limit limit, Object who) {
        return buckets.get(new Key(limit, who), key -> full(key.limit())).tryConsumeAndReturnRemaining(1);
    }

    private Bucket full(Limit limit) {
        return Bucket.builder()
                .addLimit(allowance(limit).bandwidth())
                .withCustomTimePrecision(time)
                .build();
    }

    private record Key(Limit limit, Object who) {}
}
