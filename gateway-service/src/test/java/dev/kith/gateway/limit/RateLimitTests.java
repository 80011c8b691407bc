package dev.kith.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.TestResponse;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitTests {

    /** One of each kind in a minute, but two reads. */
    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("RATE_LIMIT_SCALE", "0.0017").with("TRUSTED_PROXIES", "127.0.0.1,::1");

    @Test
    void refusesTooManyRequestsAndSaysWhenToRetry() {
        var refused = firstRefusal(() -> register("192.0.2.1"));

        assertThat(refused.body()).contains("urn:kith:problem:too-many-requests", "\"request_id\"");
        assertThat(refused.header("Retry-After"))
                .satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"register\";q=1;w=60");
        assertThat(refused.header("RateLimit"))
                .satisfies(state -> assertThat(state).startsWith("\"register\";r=0;t="));
    }

    @Test
    void countsEachAddressSeparately() {
        firstRefusal(() -> register("192.0.2.2"));
        assertThat(register("192.0.2.3").status()).isEqualTo(200);
        firstRefusal(() -> register("2001:db8::1"));
        firstRefusal(() ->
                register("2001:db8::" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff)));
    }

    @Test
    void countsEachCallerSeparatelyFromAnyAddress() {
        var alice = FLEET.bearer();
        firstRefusal(() -> read(alice, "192.0.2.4"));
        assertThat(read(FLEET.bearer(), "192.0.2.4").status()).isEqualTo(200);
    }

    @Test
    void aRefusedRequestReachesNoService() {
        var mallory = FLEET.bearer();
        firstRefusal(() -> read(mallory, "192.0.2.5"));
        FLEET.profile.forget();
        firstRefusal(() -> read(mallory, "192.0.2.5"));
        assertThat(FLEET.profile.received().size()).isLessThanOrEqualTo(1);
    }

    @Test
    void aResponseSaysHowManyRequestsAreLeft() {
        var answer = read(FLEET.bearer(), "192.0.2.6");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"read\";q=2;w=60");
        assertThat(answer.header("RateLimit")).isEqualTo("\"read\";r=1;t=30");
    }

    @Test
    void refusesTooManyInvalidTokens() {
        var refused = firstRefusal(() -> read(FLEET.bearer() + "x", "192.0.2.7"));

        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"refused-token\";q=1;w=60");
        assertThat(refused.header("RateLimit"))
                .satisfies(state -> assertThat(state).startsWith("\"refused-token\";r=0;t="));
        assertThat(refused.header("WWW-Authenticate")).isEmpty();
        assertThat(FLEET.profile.received()).isEmpty();
    }

    @Test
    void aRefusedTokenIs401UntilThereAreTooMany() {
        var answer = read(FLEET.bearer() + "x", "192.0.2.8");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("RateLimit")).isEqualTo("\"refused-token\";r=0;t=60");
    }

    @Test
    void acceptsACachedTokenFromAnAddressWithRefusedTokens() {
        var alice = FLEET.bearer();
        assertThat(read(alice, "192.0.2.9").status()).isEqualTo(200);
        firstRefusal(() -> read(FLEET.bearer() + "x", "192.0.2.9"));

        assertThat(read(alice, "192.0.2.9").status()).isEqualTo(200);
        assertThat(register("192.0.2.9").status()).isEqualTo(200);
        assertThat(read(FLEET.bearer(), "192.0.2.10").status()).isEqualTo(200);
    }

    @Test
    void changesOfPasswordsAreCountedByAddress() {
        var address = "192.0.2.11";
        firstRefusal(() -> changePassword(address));

        assertThat(read(FLEET.bearer(), address).status()).isEqualTo(200);
        assertThat(changePassword("192.0.2.12").status()).isEqualTo(200);
    }

    @Test
    void ownPathsHaveNoLimit() {
        for (var i = 0; i < 20; i++) {
            assertThat(FLEET.http().get("/health/live").status()).isEqualTo(200);
        }
    }

    // Repeated as often as needed, because the bucket refills on a busy machine.
    private static TestResponse firstRefusal(Supplier<TestResponse> request) {
        return Stream.generate(request)
                .limit(100)
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not refused"));
    }

    private static TestResponse register(String address) {
        return FLEET.http().send("POST", "/api/auth/register", "{}", "X-Forwarded-For", address);
    }

    // Each time another user.
    private static TestResponse changePassword(String address) {
        return FLEET.http()
                .send("PUT", "/api/auth/password", "{}", "Authorization", FLEET.bearer(), "X-Forwarded-For", address);
    }

    private static TestResponse read(String bearer, String address) {
        return FLEET.http().get("/api/profile/x", "Authorization", bearer, "X-Forwarded-For", address);
    }
}
