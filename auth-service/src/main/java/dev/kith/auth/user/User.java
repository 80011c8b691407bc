package dev.kith.auth.user;

import java.time.Instant;
import java.util.UUID;

/** @param email as its owner wrote it */
record User(UUID id, String email, Instant timeCreated) {}
