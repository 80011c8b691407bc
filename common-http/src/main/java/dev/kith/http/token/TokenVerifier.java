package dev.kith.http.token;

import dev.kith.http.identity.Identity;
import dev.kith.http.text.Uuids;
import dev.kith.http.token.VerificationResult.AuthenticationFailure;
import dev.kith.http.token.VerificationResult.Rejected;
import dev.kith.http.token.VerificationResult.Verified;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks one token with one key: header, signature, times, issuer, audience, subject. A check takes about a millisecond
 * for Ed25519.
 */
public final class TokenVerifier {

    // The difference between the clocks of two machines that both follow NTP. It applies to "not yet valid" only: an
    // expired token is refused at once.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private final String issuer;
    private final String audience;
    private final Clock clock;

    /**
     * @param issuer what claim {@code iss} must be
     * @param audience what claim {@code aud} must be or contain
     */
    public TokenVerifier(String issuer, String audience, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /** {@link Verified} or {@link Rejected}. */
    public VerificationResult verify(UnverifiedToken token, VerificationKey key) {
        if (!key.matches(token)) {
            return new Rejected(AuthenticationFailure.INVALID);
        }
        try {
            return check(parser(key).parseSignedClaims(token.compact()).getPayload(), key);
        } catch (JwtException | IllegalArgumentException refused) {
            return new Rejected(AuthenticationFailure.INVALID);
        }
    }

    private VerificationResult check(Claims claims, VerificationKey key) {
        var now = clock.instant();
        var expires = claims.getExpiration();
        var issuedAt = claims.getIssuedAt();
        if (expires == null || !expires.toInstant().isAfter(now)) {
            return new Rejected(AuthenticationFailure.INVALID);
        }
        if (issuedAt != null && issuedAt.toInstant().isAfter(now.plus(CLOCK_SKEW))) {
            return new Rejected(AuthenticationFailure.INVALID);
        }
        var subject = claims.getSubject();
        if (subject == null || subject.isBlank()) {
            return new Rejected(AuthenticationFailure.EMPTY);
        }
        return Uuids.parse(subject)
                .<VerificationResult>map(id -> new Verified(
                        new Identity(id, claims.get("sid", String.class), scopes(claims), expires.toInstant()), key))
                .orElse(new Rejected(AuthenticationFailure.INVALID));
    }

    // RFC 8693, section 4.2: words separated by single spaces. A token from outside never makes its bearer the
    // operator.
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
                .json(new TokenJson())
                .requireIssuer(issuer)
                .requireAudience(audience)
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(CLOCK_SKEW.toSeconds());
        disableEncryptionAndCompression(parser);
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

    private static void disableEncryptionAndCompression(JwtParserBuilder parser) {
        parser.enc().clear();
        parser.key().clear();
        parser.zip().clear();
    }
}
