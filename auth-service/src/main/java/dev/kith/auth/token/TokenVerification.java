package dev.kith.auth.token;

import dev.kith.auth.key.SigningKeys;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.Locator;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Checks a token as the gateway does: signature, expiry, issuer, audience, subject. For tokens that come to a service
 * past the gateway, in a frame of a socket that is open already.
 */
@Component
public class TokenVerification {

    private final JwtParser parser;

    TokenVerification(TokenProperties properties, SigningKeys keys, Clock clock) {
        var secret = properties.secret();
        var settings = Jwts.parser()
                .requireIssuer(properties.issuer())
                .requireAudience(properties.audience())
                .clock(() -> Date.from(clock.instant()));
        settings.enc().clear();
        settings.key().clear();
        settings.zip().clear();
        settings.sig().clear();
        if (secret == null) {
            settings.sig().add(Jwts.SIG.EdDSA);
            settings.keyLocator(named(keys));
        } else {
            settings.sig().add(Jwts.SIG.HS256).add(Jwts.SIG.HS384).add(Jwts.SIG.HS512);
            settings.verifyWith(Keys.hmacShaKeyFor(secret.getBytes(StandardCharsets.UTF_8)));
        }
        this.parser = settings.build();
    }

    /** Empty if the token is not good, for whatever reason. */
    public Optional<VerifiedToken> verify(String compact) {
        try {
            return Optional.of(verified(parser.parseSignedClaims(compact).getPayload()));
        } catch (JwtException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static VerifiedToken verified(Claims claims) {
        if (claims.getExpiration() == null || claims.getSubject() == null) {
            throw new IllegalArgumentException("exp and sub are required");
        }
        return new VerifiedToken(
                UUID.fromString(claims.getSubject()),
                claims.get("sid", String.class),
                claims.getExpiration().toInstant());
    }

    private static Locator<Key> named(SigningKeys keys) {
        return header -> Optional.of(header)
                .filter(TokenVerification::isOfAnAccessToken)
                .flatMap(TokenVerification::kid)
                .<Key>flatMap(keys::verifying)
                .orElseThrow(() ->
                        new UnsupportedJwtException("The token is no access token, or names no key of this service"));
    }

    // RFC 9068, section 4. The keys may sign other things one day, which must not be taken for access tokens.
    private static boolean isOfAnAccessToken(Header header) {
        var type = Objects.requireNonNullElse(header.getType(), "").toLowerCase(Locale.ROOT);
        return type.equals(AccessTokens.TYPE) || type.equals("application/" + AccessTokens.TYPE);
    }

    private static Optional<String> kid(Header header) {
        return header instanceof JwsHeader signed ? Optional.ofNullable(signed.getKeyId()) : Optional.empty();
    }
}
