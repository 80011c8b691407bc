package dev.kith.fleet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the gateway would say of a caller, so that a service can be measured without it.
 *
 * @param secret the fleet's {@code INTERNAL_SECRET}
 */
record InternalIdentity(String secret) {

    private static final long LIFE_SECONDS = 60;
    private static final long CALLER_LIFE_SECONDS = 3600;

    /** Header lines; good for a minute. */
    String[] of(UUID userId) {
        return new String[] {"X-User-ID: " + userId, "X-Identity: " + token(userId, Instant.now())};
    }

    private String token(UUID userId, Instant now) {
        var header = encode("{\"alg\":\"HS256\"}".getBytes(UTF_8));
        var claims =
                encode("{\"sub\":\"%s\",\"aud\":[\"kith-internal\"],\"iat\":%d,\"exp\":%d,\"caller_exp\":%d,\"scp\":[]}"
                        .formatted(
                                userId,
                                now.getEpochSecond(),
                                now.getEpochSecond() + LIFE_SECONDS,
                                now.getEpochSecond() + CALLER_LIFE_SECONDS)
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
}
