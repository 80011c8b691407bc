package dev.kith.chat;

import dev.kith.database.Erasure;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases users as common-events does, in transactions of the same kind, step by step. */
public record Erasing(Erasure erasure, TransactionTemplate transaction) {

    /** The steps of one erasure, of which each says whether there may be another. */
    public BooleanSupplier begin(UUID user) {
        var random = UUID.randomUUID();
        var pseudonym =
                new UUID((random.getMostSignificantBits() & ~0xF000L) | 0x8000L, random.getLeastSignificantBits());
        transaction.executeWithoutResult(_ -> erasure.begin(user));
        return () -> transaction.execute(_ -> erasure.eraseSome(user, pseudonym));
    }

    /** All of it. */
    public void erase(UUID user) {
        finish(begin(user));
    }

    /** What is left of it. */
    public static void finish(BooleanSupplier steps) {
        while (steps.getAsBoolean()) {
            // Until nothing is left.
        }
    }
}
