package dev.kith.auth.token;

import dev.kith.auth.key.SigningKeys;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issues the token that a login answers with: a JWT with {@code iss}, {@code aud}, {@code sub} (the user), {@code sid} (a session
 * that begins with it), {@code iat} and {@code exp}; signed with Ed25519 under the key that {@code kid} names, or HS256 where the
 * fleet shares a {@code JWT_SECRET}.
 */
@Component
public class AccessTokens {

    private final TokenProperties properties;
    private final SigningKeys keys;
    private final Clock clock;
    private final @Nullable SecretKey sharedKey;

    AccessTokens(TokenProperties properties, SigningKeys keys, Clock clock) {
        this.properties = properties;
        this.keys = keys;
        this.clock = clock;
        this.sharedKey = properties.secret() == null
                ? null
                : new SecretKeySpec(properties.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** A token for a session of this user that begins now. */
    public String issue(UUID userId) {
        var now = clock.instant();
        var token = Jwts.builder()
                .issuer(properties.issuer())
                .audience()
                .add(properties.audience())
                .and()
                .subject(userId.toString())
                .claim("sid", UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(properties.life())));
        return sign(token).compact();
    }

    private JwtBuilder sign(JwtBuilder token) {
        if (sharedKey != null) {
            return token.signWith(sharedKey, Jwts.SIG.HS256);
        }
        var key = keys.current();
        return token.header().keyId(key.kid()).and().signWith(key.privateKey(), Jwts.SIG.EdDSA);
    }
}
