package dev.kith.database.retention;

import java.util.function.IntSupplier;

/**
 * Something that is kept for a limited time: what a bean of this type describes is deleted every hour.
 *
 * @param what is deleted, in the plural, for the log: {@code expired tokens}
 * @param deletion deletes some of it and returns how many rows it deleted; called until it returns 0. Another instance
 *     may do the same at once
 */
public record Retention(String what, IntSupplier deletion) {

    /**
     * How many rows one statement may delete: no request waits long for it, and it stays below the statement timeout.
     */
    public static final int BATCH = 1_000;

    /** Deletes all that has expired, and returns how many rows that were. */
    public int deleteExpired() {
        var all = 0;
        for (int some = deletion.getAsInt(); some > 0; some = deletion.getAsInt()) {
            all += some;
        }
        return all;
    }
}
