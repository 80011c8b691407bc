package dev.kith.auth.token;

import dev.kith.auth.AuthProperties;
import dev.kith.http.identity.Identity;
import dev.kith.http.token.TokenVerifier;
import dev.kith.http.token.UnverifiedToken;
import dev.kith.http.token.VerificationKey;
import dev.kith.http.token.VerificationResult.Verified;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issues and verifies access tokens (RFC 9068): {@code iss}, {@code aud}, {@code sub} (the user), {@code sid} (the
 * session), {@code client_id}, {@code jti}, {@code iat} and {@code exp}; signed with Ed25519 under the key that
 * {@code kid} names, or with HS256 if the fleet shares a {@code JWT_SECRET}.
 */
@Component
public class AccessTokens {

    /** Header {@code typ} of an access token (RFC 9068, section 2.1). */
    static final String TYPE = "at+jwt";

    // Kith has one client, itself; RFC 9068 requires the claim.
    private static final String CLIENT = "kith";

    private final AuthProperties.Token settings;
    private final SigningKeys keys;
    private final VerificationKey.@Nullable Shared sharedKey;
    private final TokenVerifier verifier;

    AccessTokens(AuthProperties properties, SigningKeys keys, Clock clock) {
        this.settings = properties.token();
        this.keys = keys;
        this.sharedKey = settings.secret() == null ? null : VerificationKey.Shared.of(settings.secret());
        this.verifier = new TokenVerifier(settings.issuer(), settings.audience(), clock);
    }

    /** A token for this session of this user. */
    public String issue(UUID user, UUID session, Instant from, Instant until) {
        var token = Jwts.builder()
                .issuer(settings.issuer())
                .audience()
                .add(settings.audience())
                .and()
                .subject(user.toString())
                .claim("sid", session.toString())
                .claim("client_id", CLIENT)
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(from))
                .expiration(Date.from(until));
        return sign(token).compact();
    }

    /**
     * Verifies a token as the gateway does. It is for a token that comes past the gateway, in a frame of an open
     * socket.
     *
     * @return who the token belongs to; empty if it is not valid
     */
    public Optional<Identity> verify(String compact) {
        return UnverifiedToken.parse(compact)
                .flatMap(token -> key(token).map(key -> verifier.verify(token, key)))
                .flatMap(result ->
                        result instanceof Verified verified ? Optional.of(verified.identity()) : Optional.empty());
    }

    private Optional<VerificationKey> key(UnverifiedToken token) {
        return sharedKey != null
                ? Optional.of(sharedKey)
                : token.publishedKeyId()
                        .flatMap(id -> keys.publicKey(id).map(key -> new VerificationKey.Published(id, key)));
    }

    private JwtBuilder sign(JwtBuilder token) {
        token.header().type(TYPE);
        if (sharedKey != null) {
            return token.signWith(sharedKey.key(), Jwts.SIG.HS256);
        }
        var key = keys.current();
        return token.header().keyId(key.kid()).and().signWith(key.privateKey(), Jwts.SIG.EdDSA);
    }
}
