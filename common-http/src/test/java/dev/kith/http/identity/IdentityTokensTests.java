package dev.kith.http.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IdentityTokensTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Identity ALICE = new Identity(
            UUID.fromString("0199a1b2-0000-7000-8000-000000000001"), "s-1", Set.of("read"), NOW.plusSeconds(900));

    private static final String SECRET = "a secret of at least thirty-two bytes";

    private final IdentityTokens tokens = at(NOW);

    @Test
    void carryAllThatIsKnownOfTheCaller() {
        assertThat(tokens.verify(tokens.issue(ALICE))).hasValue(ALICE);
    }

    @Test
    void proveNothingAMinuteLater() {
        var token = tokens.issue(ALICE);

        assertThat(at(NOW.plus(IdentityTokens.LIFE)).verify(token)).isPresent();
        assertThat(at(NOW.plus(IdentityTokens.LIFE).plus(Duration.ofSeconds(11)))
                        .verify(token))
                .isEmpty();
    }

    @Test
    void proveNothingAMinuteLaterToWhoHasBelievedThem() {
        var now = new AtomicReference<>(NOW);
        InstantSource time = now::get;
        var verifier = new IdentityTokens(SECRET, time.withZone(ZoneOffset.UTC));
        var token = tokens.issue(ALICE);

        assertThat(verifier.verify(token)).hasValue(ALICE);
        now.set(NOW.plus(IdentityTokens.LIFE));
        assertThat(verifier.verify(token)).hasValue(ALICE);
        now.set(NOW.plus(IdentityTokens.LIFE).plus(Duration.ofSeconds(11)));
        assertThat(verifier.verify(token)).isEmpty();
    }

    @Test
    void areToldApartByEveryCharacter() {
        var token = tokens.issue(ALICE);
        assertThat(tokens.verify(token)).isPresent();
        assertThat(tokens.verify(token + "A")).isEmpty();
        assertThat(tokens.verify(token.substring(0, token.length() - 2))).isEmpty();
    }

    @Test
    void proveNothingUnderAnotherSecret() {
        var other = new IdentityTokens("another secret of at least 32 bytes", Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(other.verify(tokens.issue(ALICE))).isEmpty();
    }

    private static IdentityTokens at(Instant now) {
        return new IdentityTokens(SECRET, Clock.fixed(now, ZoneOffset.UTC));
    }
}
