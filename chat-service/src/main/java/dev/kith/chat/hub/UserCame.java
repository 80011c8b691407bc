package dev.kith.chat.hub;

import java.util.UUID;

/** Published when a user opens a first socket on this instance. */
public record UserCame(UUID user) {}
