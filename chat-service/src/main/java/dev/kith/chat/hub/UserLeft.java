package dev.kith.chat.hub;

import java.util.UUID;

/** Published when the last socket of a user on this instance is closed. */
public record UserLeft(UUID user) {}
