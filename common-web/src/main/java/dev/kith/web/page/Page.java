package dev.kith.web.page;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list. A controller returns it as it is: the body is the array of its items, {@code Link} points to the
 * next page.
 *
 * @param next the end of this page; null on the last
 * @param bytes the size of the items; 0 if they are small
 */
public record Page<T>(List<T> items, @Nullable Cursor next, int bytes) {

    public Page {
        items = List.copyOf(items);
    }

    /** The page without items. */
    public static <T> Page<T> empty() {
        return new Page<>(List.of(), null, 0);
    }

    /**
     * The requested page of the rows that the query fetched with {@link PageRequest#rows}. For rows without long texts.
     *
     * @param position makes the cursor at a row
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> position) {
        return of(rows, request, _ -> 0, position);
    }

    /**
     * The same for rows with long texts. The page has fewer rows than the request allows if it would be larger than
     * {@link PageSize#MAX}.
     *
     * @param size of a row, see {@link PageSize#of}
     */
    public static <T> Page<T> of(
            List<T> rows, PageRequest request, ToIntFunction<T> size, Function<T, Cursor> position) {
        var bytes = 0;
        var count = 0;
        while (count < Math.min(rows.size(), request.limit())) {
            var more = bytes + size.applyAsInt(rows.get(count));
            if (count > 0 && more > PageSize.MAX) {
                break;
            }
            bytes = more;
            count++;
        }
        var items = rows.subList(0, count);
        return new Page<>(items, count < rows.size() ? position.apply(items.getLast()) : null, bytes);
    }

    /** The same page in the opposite order. */
    public Page<T> reversed() {
        return new Page<>(items.reversed(), next, bytes);
    }

    /** The same page with other items, such as the JSON of rows. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), next, bytes);
    }
}
