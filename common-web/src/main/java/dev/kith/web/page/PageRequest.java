package dev.kith.web.page;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page that a client asks for, as an argument of controller methods. {@link PageLimit} on it sets other bounds than
 * 50 and 100.
 *
 * @param limit the maximum number of items
 * @param after the end of the previous page; null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    private static final UUID LAST_ID = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /** The number of rows to fetch: one more than the page has, to find out whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /** For a list by id, newest first: the page has the ids below this one. On the first page it is the largest id. */
    public UUID beforeId() {
        return after == null ? LAST_ID : after.uuid(0);
    }
}
