package dev.kith.broken.second;

import dev.kith.broken.first.First;

/** The other half. */
public record Second(First first) {}
