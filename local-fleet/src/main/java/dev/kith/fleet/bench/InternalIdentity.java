package dev.kith.fleet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The {@code X-Identity} that the gateway would set, so that a service can be measured without it. */
final class InternalIdentity {

    private static final long LIFE_SECONDS = 60;

    private InternalIdentity() {}

    static String of(String userId, String secret, Instant now) {
        var header = encode("{\"alg\":\"HS256\"}".getBytes(UTF_8));
        var claims = encode("{\"sub\":\"%s\",\"aud\":[\"kith-internal\"],\"iat\":%d,\"exp\":%d,\"scp\":[]}"
                .formatted(userId, now.getEpochSecond(), now.getEpochSecond() + LIFE_SECONDS)
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
