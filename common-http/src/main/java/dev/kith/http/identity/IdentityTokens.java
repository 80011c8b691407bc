package dev.kith.http.identity;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * Issues and verifies the {@code X-Identity} token: HS256 with the fleet's internal secret, audience
 * {@code kith-internal}, 60 seconds of life. Symmetric on purpose: gateway and services are one trust domain, and a
 * check costs microseconds.
 */
public final class IdentityTokens {

    public static final Duration LIFE = Duration.ofSeconds(60);

    /** The shortest HS256 key (RFC 7518, section 3.2). */
    public static final int MIN_SECRET_BYTES = 32;

    private static final String AUDIENCE = "kith-internal";
    private static final String SESSION = "sid";
    private static final String SCOPES = "scp";
    // When the caller's own token expires. The claim exp belongs to the identity token.
    private static final String CALLER_EXPIRES = "caller_exp";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    // Half a kilobyte each.
    private static final int MAX_CACHED = 1_000;

    private final SecretKey key;
    private final Clock clock;
    private final JwtParser parser;
    private final Map<String, Proof> proofs = Collections.synchronizedMap(new Recent<>(MAX_CACHED));

    /** @throws IllegalArgumentException if the secret has fewer than 32 bytes of UTF-8 */
    public IdentityTokens(String secret, Clock clock) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "INTERNAL_SECRET has %d bytes, expected at least %d".formatted(bytes.length, MIN_SECRET_BYTES));
        }
        this.key = Keys.hmacShaKeyFor(bytes);
        this.clock = clock;
        this.parser = Jwts.parser()
                .verifyWith(key)
                .requireAudience(AUDIENCE)
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(CLOCK_SKEW.toSeconds())
                .sig()
                .clear()
                .add(Jwts.SIG.HS256)
                .and()
                .enc()
                .clear()
                .and()
                .zip()
                .clear()
                .and()
                .build();
    }

    public String issue(Identity identity) {
        var now = clock.instant();
        var token = Jwts.builder()
                .subject(identity.subject().toString())
                .audience()
                .add(AUDIENCE)
                .and()
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFE)))
                .claim(SCOPES, List.copyOf(identity.scopes()))
                .claim(CALLER_EXPIRES, identity.expires().getEpochSecond());
        if (identity.session() != null) {
            token.claim(SESSION, identity.session());
        }
        return token.signWith(key, Jwts.SIG.HS256).compact();
    }

    /**
     * The identity that the token proves; empty if the token is not valid. Valid tokens are cached, because the gateway
     * sends the same token for half of its life.
     */
    public Optional<Identity> verify(String token) {
        var known = proofs.get(token);
        if (known != null && known.expires().plus(CLOCK_SKEW).isAfter(clock.instant())) {
            return Optional.of(known.identity());
        }
        try {
            var proof = proof(parser.parseSignedClaims(token).getPayload());
            proofs.put(token, proof);
            return Optional.of(proof.identity());
        } catch (JwtException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static Instant callerExpires(Claims claims) {
        if (claims.get(CALLER_EXPIRES) instanceof Number seconds) {
            return Instant.ofEpochSecond(seconds.longValue());
        }
        throw new IllegalArgumentException(CALLER_EXPIRES + " is required");
    }

    private static Proof proof(Claims claims) {
        if (claims.getExpiration() == null || claims.getSubject() == null) {
            throw new IllegalArgumentException("exp and sub are required");
        }
        var scopes = claims.get(SCOPES) instanceof List<?> list
                ? Set.copyOf(list.stream().map(Object::toString).toList())
                : Set.<String>of();
        var identity = new Identity(
                UUID.fromString(claims.getSubject()), claims.get(SESSION, String.class), scopes, callerExpires(claims));
        return new Proof(identity, claims.getExpiration().toInstant());
    }

    /** An identity, and when its proof expires. */
    private record Proof(Identity identity, Instant expires) {}
}
