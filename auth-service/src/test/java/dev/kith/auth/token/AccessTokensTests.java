package dev.kith.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    // Long enough that a library which goes by the key's length would take HS512.
    private static final String SECRET = "a shared secret ".repeat(5);
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void signsWithTheSharedSecretWhereThereIsOne() {
        // No signing keys: with a shared secret they are not asked.
        var tokens = new AccessTokens(new TokenProperties("kith", "kith", SECRET), null, Clock.systemUTC());
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
        assertThatThrownBy(() -> new TokenProperties("kith", "kith", "changeme"))
                .hasMessage("JWT_SECRET has 8 bytes, expected at least 32 bytes");
        assertThat(new TokenProperties("kith", "kith", SECRET)).asString().doesNotContain(SECRET);
    }
}
