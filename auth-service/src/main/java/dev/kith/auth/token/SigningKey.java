package dev.kith.auth.token;

import java.security.PrivateKey;

/**
 * What a token is signed with.
 *
 * @param kid what the token's header names it by
 */
public record SigningKey(String kid, PrivateKey privateKey) {

    @Override
    public String toString() {
        return "SigningKey[kid=%s, redacted]".formatted(kid);
    }
}
