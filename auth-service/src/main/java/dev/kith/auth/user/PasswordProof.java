package dev.kith.auth.user;

import java.util.UUID;

/**
 * That somebody has known a user's password.
 *
 * @param hash of it
 */
public record PasswordProof(UUID user, String hash) {

    @Override
    public String toString() {
        return "PasswordProof[user=%s, redacted]".formatted(user);
    }
}
