package dev.kith.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.route.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitBucketsTests {

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void allowABurstAndThenTheRefillRate() {
        var buckets = new RateLimitBuckets(1, clock);
        assertThat(taken(buckets, "alice", 100)).isEqualTo(20);

        var refused = buckets.consume(RateLimit.REGISTER, "alice");
        assertThat(refused.isConsumed()).isFalse();
        assertThat(RateLimitPolicy.retryAfter(refused)).isEqualTo(Duration.ofSeconds(3));

        now = now.plusSeconds(3);
        assertThat(taken(buckets, "alice", 100)).isEqualTo(1);
        now = now.plusSeconds(60);
        assertThat(taken(buckets, "alice", 100)).isEqualTo(20);
    }

    @Test
    void areSeparateForEachClientAndLimit() {
        var buckets = new RateLimitBuckets(1, clock);
        assertThat(taken(buckets, "alice", 100)).isEqualTo(20);

        assertThat(taken(buckets, "bob", 1)).isEqualTo(1);
        assertThat(buckets.consume(RateLimit.SIGN_IN, "alice").isConsumed()).isTrue();
    }

    @Test
    void areScaled() {
        assertThat(taken(new RateLimitBuckets(0.1, clock), "alice", 100)).isEqualTo(2);
        assertThat(taken(new RateLimitBuckets(0.001, clock), "alice", 100)).isEqualTo(1);
        assertThat(taken(new RateLimitBuckets(3, clock), "alice", 100)).isEqualTo(60);
    }

    @Test
    void sayWhatIsLeftAndWhenTheyAreFull() {
        var buckets = new RateLimitBuckets(1, clock);
        var policy = buckets.policy(RateLimit.REGISTER);

        assertThat(policy.header()).isEqualTo("\"register\";q=20;w=60");
        assertThat(policy.state(buckets.consume(RateLimit.REGISTER, "alice"))).isEqualTo("\"register\";r=19;t=3");
        assertThat(policy.state(buckets.consume(RateLimit.REGISTER, "alice"))).isEqualTo("\"register\";r=18;t=6");
    }

    private static long taken(RateLimitBuckets buckets, String who, int asked) {
        return IntStream.range(0, asked)
                .filter(each -> buckets.consume(RateLimit.REGISTER, who).isConsumed())
                .count();
    }
}
