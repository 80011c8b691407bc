package dev.kith.fleet.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The proof that services ask for of who calls them, as the gateway makes it. The names are those of
 * {@code dev.kith.http.identity} in common-http, and must stay so; they are written down twice because the launcher is
 * built before every service's library.
 *
 * @param secret the fleet's {@code INTERNAL_SECRET}
 */
public record InternalIdentity(String secret) {

    private static final String X_USER_ID = "X-User-ID";
    private static final String X_IDENTITY = "X-Identity";

    private static final UUID NOBODY = new UUID(0, 0);
    private static final long LIFE_SECONDS = 60;
    private static final long CALLER_LIFE_SECONDS = 3600;

    /** Of a user, in header lines; good for a minute. */
    public String[] of(UUID userId) {
        return new String[] {X_USER_ID + ": " + userId, X_IDENTITY + ": " + token(userId, "", Instant.now())};
    }

    /** Of whoever runs the fleet, as names and values of headers in turns; good for a minute. */
    public String[] ofOperator() {
        return new String[] {X_USER_ID, NOBODY.toString(), X_IDENTITY, token(NOBODY, "\"operator\"", Instant.now())};
    }

    private String token(UUID userId, String scopes, Instant now) {
        var header = encode("{\"alg\":\"HS256\"}".getBytes(UTF_8));
        var claims = encode(
                "{\"sub\":\"%s\",\"aud\":[\"kith-internal\"],\"iat\":%d,\"exp\":%d,\"caller_exp\":%d,\"scp\":[%s]}"
                        .formatted(
                                userId,
                                now.getEpochSecond(),
                                now.getEpochSecond() + LIFE_SECONDS,
                                now.getEpochSecond() + CALLER_LIFE_SECONDS,
                                scopes)
                        .getBytes(UTF_8));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return header + "." + claims + "." + encode(mac.doFinal((header + "." + claims).getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "InternalIdentity[redacted]";
    }
}
