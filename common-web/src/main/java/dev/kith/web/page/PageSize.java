package dev.kith.web.page;

import org.jspecify.annotations.Nullable;

/**
 * The size of pages in bytes. A page ends before it would be larger than {@link #MAX}, unless its first item is. So a
 * client cannot fill the memory with a high limit and long texts.
 */
public final class PageSize {

    public static final int MAX = 512 * 1024;

    // For the names of the members, and for ids and times.
    private static final int OTHER_MEMBERS = 512;

    private PageSize() {}

    /** The size of an item with these texts in JSON, the rest of it included. */
    public static int of(@Nullable String... texts) {
        var bytes = OTHER_MEMBERS;
        for (var text : texts) {
            if (text != null) {
                bytes += jsonLength(text);
            }
        }
        return bytes;
    }

    /**
     * Limits a query to the rows of one page, and one more, so that the others are not read into memory.
     *
     * @param query selects rows in this order
     * @param bytes the size of the texts of a row: an SQL expression that is never null
     */
    public static String limit(String query, String order, String bytes) {
        return """
                select * from (
                    select page.*,
                           sum(%2$s) over (order by %1$s rows between unbounded preceding and 1 preceding) as bytes_before
                    from (%3$s) as page
                ) as sized
                where coalesce(bytes_before, 0) <= %4$d
                order by %1$s
                """.formatted(order, bytes, query, MAX);
    }

    private static int jsonLength(String text) {
        var bytes = text.length();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ') {
                bytes += c == '\b' || c == '\t' || c == '\n' || c == '\f' || c == '\r' ? 1 : 5;
            } else if (c == '"' || c == '\\') {
                bytes++;
            } else if (c >= 0x80) {
                // Two bytes of UTF-8, or three, or four for a surrogate pair, which is two characters.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }
}
