package dev.kith.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoRateLimitTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("RATE_LIMIT_SCALE", "0");

    @RepeatedTest(30)
    void aScaleOfZeroTurnsOffTheLimits() {
        var answer = FLEET.http().send("POST", "/api/auth/register", "{}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().map()).doesNotContainKeys("ratelimit", "ratelimit-policy");
    }

    @RepeatedTest(30)
    void aScaleOfZeroTurnsOffTheLimitOfRefusedTokens() {
        var answer = FLEET.http().get("/api/profile/x", "Authorization", FLEET.bearer() + "x");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().map()).doesNotContainKeys("ratelimit", "ratelimit-policy");
    }
}
