package dev.kith.web.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list. A controller returns it as it is: the body is the array of its items, {@code Link} points to the
 * next page.
 *
 * @param next the end of this page; null on the last
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The requested page of the rows that the query fetched with {@link PageRequest#rows}.
     *
     * @param position makes the cursor at a row
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> position) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, request.limit());
        return new Page<>(items, position.apply(items.getLast()));
    }

    /** The same page with other items, such as the JSON of rows. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), next);
    }
}
