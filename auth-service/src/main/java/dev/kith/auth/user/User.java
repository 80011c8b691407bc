package dev.kith.auth.user;

import java.time.Instant;
import java.util.UUID;

/**
 * An account, as its user sees it.
 *
 * @param email as the user wrote it
 * @param emailVerified whether the user has proved to own the address
 */
public record User(UUID id, String email, Instant createdAt, boolean emailVerified) {}
