package dev.kith.auth.user;

import java.time.Instant;
import java.util.UUID;

/**
 * An account.
 *
 * @param email as its owner wrote it
 * @param emailVerified whether somebody has proved to read its mail
 */
public record User(UUID id, String email, Instant timeCreated, boolean emailVerified) {}
