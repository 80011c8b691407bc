package dev.kith.auth.token;

import dev.kith.auth.key.SigningKeys;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issues access tokens (RFC 9068): {@code iss}, {@code aud}, {@code sub} (the user), {@code sid} (the session),
 * {@code client_id}, {@code jti}, {@code iat} and {@code exp}; signed with Ed25519 under the key that {@code kid}
 * names, or HS256 where the fleet shares a {@code JWT_SECRET}.
 */
@Component
public class AccessTokens {

    /** Header {@code typ} of an access token (RFC 9068, section 2.1). */
    static final String TYPE = "at+jwt";

    // Kith has one client, itself; RFC 9068 requires the claim.
    private static final String CLIENT = "kith";

    private final TokenProperties properties;
    private final SigningKeys keys;
    private final @Nullable SecretKey sharedKey;

    AccessTokens(TokenProperties properties, SigningKeys keys) {
        this.properties = properties;
        this.keys = keys;
        this.sharedKey = properties.secret() == null
                ? null
                : new SecretKeySpec(properties.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** A token for this session of this user. */
    public String issue(UUID user, UUID session, Instant from, Instant until) {
        var token = Jwts.builder()
                .issuer(properties.issuer())
                .audience()
                .add(properties.audience())
                .and()
                .subject(user.toString())
                .claim("sid", session.toString())
                .claim("client_id", CLIENT)
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(from))
                .expiration(Date.from(until));
        return sign(token).compact();
    }

    private JwtBuilder sign(JwtBuilder token) {
        token.header().type(TYPE);
        if (sharedKey != null) {
            return token.signWith(sharedKey, Jwts.SIG.HS256);
        }
        var key = keys.current();
        return token.header().keyId(key.kid()).and().signWith(key.privateKey(), Jwts.SIG.EdDSA);
    }
}
