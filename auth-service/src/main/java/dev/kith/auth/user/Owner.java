package dev.kith.auth.user;

import java.util.UUID;

/**
 * Whose an account is.
 *
 * @param email as its owner wrote it
 * @param emailVerified whether somebody has proved to read its mail
 */
public record Owner(UUID id, String email, boolean emailVerified) {}
