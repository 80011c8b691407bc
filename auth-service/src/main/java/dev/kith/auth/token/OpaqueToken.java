package dev.kith.auth.token;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.kith.http.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A token without content: a prefix and 32 random bytes in base64url, or any text that a client has sent as a token.
 * Its text form is redacted.
 */
public record OpaqueToken(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OpaqueToken {}

    /**
     * A new token.
     *
     * @param prefix lets people and scanners for leaked secrets recognise the token
     */
    public static OpaqueToken random(String prefix) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(prefix, bytes);
    }

    public static OpaqueToken of(String prefix, byte[] bytes) {
        return new OpaqueToken(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256, which is all that is stored. A random token needs neither salt nor cost. */
    public byte[] hash() {
        return Sha256.hash(text);
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "OpaqueToken[redacted]";
    }
}
