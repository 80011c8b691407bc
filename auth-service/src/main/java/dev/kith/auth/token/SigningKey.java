package dev.kith.auth.token;

import java.security.PrivateKey;

/**
 * A key that signs tokens.
 *
 * @param kid the id in the header of its tokens
 */
public record SigningKey(String kid, PrivateKey privateKey) {

    @Override
    public String toString() {
        return "SigningKey[kid=%s, redacted]".formatted(kid);
    }
}
