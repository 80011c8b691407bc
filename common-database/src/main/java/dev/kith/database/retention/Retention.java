package dev.kith.database.retention;

import java.util.function.IntSupplier;

/**
 * Something that is kept for a time only: a bean of this type is forgotten every hour.
 *
 * @param what is past its time, in the plural, for the log: {@code expired tokens}
 * @param deletion deletes some of it, and says how much it was; asked until there is nothing. Another instance may do
 *     so at once
 */
public record Retention(String what, IntSupplier deletion) {

    /** How many rows one statement may delete, which no request should wait for, nor the database cut off. */
    public static final int BATCH = 1_000;

    /** How much is gone now. */
    public int forget() {
        var all = 0;
        for (int some = deletion.getAsInt(); some > 0; some = deletion.getAsInt()) {
            all += some;
        }
        return all;
    }
}
