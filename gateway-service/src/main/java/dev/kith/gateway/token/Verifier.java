package dev.kith.gateway.token;

import dev.kith.gateway.token.Verdict.Refused;
import dev.kith.gateway.token.Verdict.Verified;
import dev.kith.http.identity.Identity;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks one token with one key: signature, times, issuer, audience, subject. Costs about a millisecond for Ed25519.
 */
final class Verifier {

    // Between the clocks of two machines that both follow NTP. For "not yet"; an expired token is expired.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private final TokenProperties properties;
    private final Clock clock;

    Verifier(TokenProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    Verdict verify(String compact, VerificationKey key) {
        try {
            return verdict(parser(key).parseSignedClaims(compact).getPayload(), key);
        } catch (JwtException | IllegalArgumentException refused) {
            return new Refused(Refusal.INVALID);
        }
    }

    private Verdict verdict(Claims claims, VerificationKey key) {
        var now = clock.instant();
        var expires = claims.getExpiration();
        var issuedAt = claims.getIssuedAt();
        if (expires == null || !expires.toInstant().isAfter(now)) {
            return new Refused(Refusal.INVALID);
        }
        if (issuedAt != null && issuedAt.toInstant().isAfter(now.plus(CLOCK_SKEW))) {
            return new Refused(Refusal.INVALID);
        }
        var subject = claims.getSubject();
        if (subject == null || subject.isBlank()) {
            return new Refused(Refusal.EMPTY);
        }
        return id(subject)
                .<Verdict>map(id -> new Verified(
                        new Identity(id, claims.get("sid", String.class), scopes(claims), expires.toInstant()), key))
                .orElse(new Refused(Refusal.INVALID));
    }

    private static Optional<UUID> id(String subject) {
        try {
            var id = UUID.fromString(subject);
            // fromString takes "1-1-1-1-1" too.
            return id.toString().equalsIgnoreCase(subject) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    // RFC 8693, section 4.2: words with one space between them.
    private static Set<String> scopes(Claims claims) {
        var scope = claims.get("scope", String.class);
        return scope == null
                ? Set.of()
                : Stream.of(scope.split(" "))
                        .filter(word -> !word.isBlank() && !word.equals(Identity.OPERATOR_SCOPE))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private JwtParser parser(VerificationKey key) {
        var parser = Jwts.parser()
                .json(new ClaimsJson())
                .requireIssuer(properties.issuer())
                .requireAudience(properties.audience())
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(CLOCK_SKEW.toSeconds());
        withoutEncryptionAndCompression(parser);
        return switch (key) {
            case VerificationKey.Published published ->
                parser.verifyWith(published.key())
                        .sig()
                        .clear()
                        .add(Jwts.SIG.EdDSA)
                        .and()
                        .build();
            case VerificationKey.Shared shared ->
                parser.verifyWith(shared.key())
                        .sig()
                        .clear()
                        .add(Set.of(Jwts.SIG.HS256, Jwts.SIG.HS384, Jwts.SIG.HS512))
                        .and()
                        .build();
        };
    }

    private static void withoutEncryptionAndCompression(JwtParserBuilder parser) {
        parser.enc().clear();
        parser.key().clear();
        parser.zip().clear();
    }
}
