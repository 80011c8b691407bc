package dev.kith.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.auth.TestSettings;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokensTests {

    // So long that a library which chooses by the length of the key would use HS512.
    private static final String SECRET = "a shared secret ".repeat(5);
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void signsWithTheSharedSecretIfItIsSet() {
        // Without signing keys: a shared secret does not need them.
        var tokens = new AccessTokens(TestSettings.of("JWT_SECRET=" + SECRET), null, Clock.systemUTC());
        var user = UUID.randomUUID();

        var token = Jwts.parser()
                .verifyWith(Keys.hmacShaKeyFor(SECRET.getBytes(StandardCharsets.UTF_8)))
                .clock(() -> Date.from(NOW))
                .build()
                .parseSignedClaims(tokens.issue(user, UUID.randomUUID(), NOW, NOW.plus(Duration.ofHours(24))));

        assertThat(token.getHeader().getAlgorithm()).isEqualTo("HS256");
        assertThat(token.getHeader().getKeyId()).isNull();
        assertThat(token.getPayload().getSubject()).isEqualTo(user.toString());
        assertThat(token.getPayload().getExpiration()).isEqualTo(Date.from(NOW.plus(Duration.ofHours(24))));
    }

    @Test
    void refusesAShortSecretAndNeverPrintsOne() {
        assertThatThrownBy(() -> TestSettings.of("JWT_SECRET=changeme"))
                .hasRootCauseMessage("JWT_SECRET has 8 bytes, expected at least 32 bytes");
        assertThat(TestSettings.of("JWT_SECRET=" + SECRET).token()).asString().doesNotContain(SECRET);
    }
}
