package dev.kith.auth.token;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A token that says nothing and lets in whoever has it: a prefix and 32 bytes in base64url that nobody can guess, or
 * whatever somebody has sent as that. Prints redacted.
 */
public record OpaqueToken(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OpaqueToken {}

    /**
     * One that nobody has yet.
     *
     * @param prefix by which people and scanners for leaked secrets know what it is
     */
    public static OpaqueToken random(String prefix) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(prefix, bytes);
    }

    public static OpaqueToken of(String prefix, byte[] bytes) {
        return new OpaqueToken(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256: all that is kept of it. No salt and no cost, since there is nothing to guess. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "OpaqueToken[redacted]";
    }
}
