package dev.kith.auth.user;

import java.util.UUID;

/**
 * That somebody has known a user's password.
 *
 * @param hash of it
 */
public record Proof(UUID user, String hash) {

    @Override
    public String toString() {
        return "Proof[user=%s, redacted]".formatted(user);
    }
}
