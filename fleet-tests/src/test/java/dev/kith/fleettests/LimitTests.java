package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.test.client.TestResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitTests {

    @BeforeEach
    void requireLimitsAndNetworks() {
        assumeTrue(
                Fleet.anonymous()
                        .get("/api/auth/jwks")
                        .header("RateLimit-Policy")
                        .startsWith("\""),
                "this fleet limits nothing: RATE_LIMIT_SCALE is 0");
        assumeTrue(Network.isSelectable(), "all clients of this fleet would be in one network");
    }

    @Test
    void responseNamesTheRateLimitAndTheRemainingRequests() {
        var first = Fleet.from(Network.unused()).get("/api/auth/jwks").is(200);
        assertThat(first.header("RateLimit-Policy")).matches("\"open-read\";q=\\d+;w=60");
        assertThat(first.header("RateLimit")).matches("\"open-read\";r=\\d+;t=\\d+");
        assertThat(left(first)).isEqualTo(number(first, "RateLimit-Policy", "q") - 1);
    }

    @Test
    void clientOverItsRateLimitIsRefusedAndOthersAreNot() {
        var eager = Fleet.from(Network.unused());
        var refused = Stream.generate(() -> eager.post("/api/auth/password-reset", "{}"))
                .limit(1_000)
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:kith:problem:too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(left(refused)).isZero();
        assertThat(Fleet.from(Network.unused())
                        .post("/api/auth/password-reset", "{}")
                        .status())
                .isEqualTo(400);
    }

    private static int left(TestResponse answer) {
        return number(answer, "RateLimit", "r");
    }

    private static int number(TestResponse answer, String header, String parameter) {
        return Integer.parseInt(answer.header(header).replaceFirst(".*;%s=(\\d+);.*".formatted(parameter), "$1"));
    }
}
