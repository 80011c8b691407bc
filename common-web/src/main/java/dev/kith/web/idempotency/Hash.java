package dev.kith.web.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over parts, each with its length before it, so that no two lists of parts read the same. */
final class Hash {

    private final MessageDigest digest;

    Hash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Hash with(String part) {
        return with(part.getBytes(StandardCharsets.UTF_8));
    }

    Hash with(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
        return this;
    }

    byte[] bytes() {
        return digest.digest();
    }
}
