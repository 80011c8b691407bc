package dev.kith.web.page;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which page a caller asks for. An argument of controller methods; {@link PageLimit} on it sets other bounds than 50
 * and 100.
 *
 * @param limit how many items the page has at most
 * @param after where the page before ended; null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    private static final UUID LAST_ID = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /** How many rows to fetch: one more than the page has, which tells whether there is a next one. */
    public int rows() {
        return limit + 1;
    }

    /** Where a list by id, newest first, goes on: below this id, which on the first page is the last there can be. */
    public UUID beforeId() {
        return after == null ? LAST_ID : after.uuid(0);
    }
}
