package dev.kith.chat;

import dev.kith.database.Erasure;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases users step by step, with the same transactions as common-database. */
public record Erasing(Erasure erasure, TransactionTemplate transaction) {

    /** Begins an erasure. Each call of the result runs a step, and returns whether another may follow. */
    public BooleanSupplier begin(UUID user) {
        var random = UUID.randomUUID();
        var pseudonym =
                new UUID((random.getMostSignificantBits() & ~0xF000L) | 0x8000L, random.getLeastSignificantBits());
        transaction.executeWithoutResult(_ -> erasure.begin(user));
        return () -> transaction.execute(_ -> erasure.eraseSome(user, pseudonym));
    }

    /** Runs a whole erasure. */
    public void erase(UUID user) {
        finish(begin(user));
    }

    /** Runs the remaining steps. */
    public static void finish(BooleanSupplier steps) {
        while (steps.getAsBoolean()) {
            // Each call is a step.
        }
    }
}
