package dev.kith.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.route.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTests {

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
    void giveSoManyAtOnceAndThenOneAfterTheOther() {
        var buckets = new Buckets(1, clock);
        assertThat(taken(buckets, "alice", 100)).isEqualTo(20);

        var refused = buckets.take(Limit.REGISTER, "alice");
        assertThat(refused.isConsumed()).isFalse();
        assertThat(Allowance.pause(refused)).isEqualTo(Duration.ofSeconds(3));

        now = now.plusSeconds(3);
        assertThat(taken(buckets, "alice", 100)).isEqualTo(1);
        now = now.plusSeconds(60);
        assertThat(taken(buckets, "alice", 100)).isEqualTo(20);
    }

    @Test
    void areEverybodysOwnAndEachLimitsOwn() {
        var buckets = new Buckets(1, clock);
        assertThat(taken(buckets, "alice", 100)).isEqualTo(20);

        assertThat(taken(buckets, "bob", 1)).isEqualTo(1);
        assertThat(buckets.take(Limit.SIGN_IN, "alice").isConsumed()).isTrue();
    }

    @Test
    void areAsLargeAsTheScaleSays() {
        assertThat(taken(new Buckets(0.1, clock), "alice", 100)).isEqualTo(2);
        assertThat(taken(new Buckets(0.001, clock), "alice", 100)).isEqualTo(1);
        assertThat(taken(new Buckets(3, clock), "alice", 100)).isEqualTo(60);
    }

    @Test
    void sayWhatIsLeftAndWhenAllOfItIsThereAgain() {
        var buckets = new Buckets(1, clock);
        var allowance = buckets.allowance(Limit.REGISTER);

        assertThat(allowance.policy()).isEqualTo("\"register\";q=20;w=60");
        assertThat(allowance.state(buckets.take(Limit.REGISTER, "alice"))).isEqualTo("\"register\";r=19;t=3");
        assertThat(allowance.state(buckets.take(Limit.REGISTER, "alice"))).isEqualTo("\"register\";r=18;t=6");
    }

    private static long taken(Buckets buckets, String who, int asked) {
        return IntStream.range(0, asked)
                .filter(each -> buckets.take(Limit.REGISTER, who).isConsumed())
                .count();
    }
}
