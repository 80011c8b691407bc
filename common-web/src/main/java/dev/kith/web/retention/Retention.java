package dev.kith.web.retention;

import java.util.function.IntSupplier;

/**
 * Something that is kept for a time only: a bean of this type is forgotten every hour.
 *
 * @param what is past its time, in the plural, for the log: {@code expired tokens}
 * @param deletion deletes it, and says how much it was. Another instance may do so at once
 */
public record Retention(String what, IntSupplier deletion) {

    /** How much is gone now. */
    public int forget() {
        return deletion.getAsInt();
    }
}
