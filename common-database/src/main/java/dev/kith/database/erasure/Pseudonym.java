package dev.kith.database.erasure;

import java.util.UUID;

/** Made of the random bits of a UUID of version 4, so that nothing leads from it to anybody. */
final class Pseudonym {

    private static final long VERSION = 0xF000L;
    private static final long EIGHT = 0x8000L;

    private Pseudonym() {}

    static UUID fresh() {
        var random = UUID.randomUUID();
        return new UUID((random.getMostSignificantBits() & ~VERSION) | EIGHT, random.getLeastSignificantBits());
    }
}
