package dev.kith.broken.first;

import dev.kith.broken.second.Second;

/** One half of a cycle. */
public record First(Second second) {}
