package dev.kith.auth.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What continues a session, once: {@code kr_} and 32 bytes nobody can guess in base64url. Prints redacted. */
record RefreshToken(String text) {

    // Found by scanners for leaked secrets, and by people who wonder what it is.
    private static final String PREFIX = "kr_";

    static RefreshToken of(byte[] bytes) {
        return new RefreshToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256: all that is kept of it. No salt and no cost, since there is nothing to guess. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "RefreshToken[redacted]";
    }
}
