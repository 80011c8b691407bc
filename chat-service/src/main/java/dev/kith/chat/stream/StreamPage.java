package dev.kith.chat.stream;

import java.util.List;
import java.util.function.Function;

/**
 * What a stream has after a position.
 *
 * @param end the last position of the stream, read before the entries
 * @param entries in the order of their positions
 */
public record StreamPage<T>(long end, List<StreamEntry<T>> entries) {

    /** Whether nothing is missing between this position and the entries. */
    public boolean follows(long position) {
        return entries.isEmpty() ? position == end : entries.getLast().position() == position + entries.size();
    }

    /** The same page with other contents. */
    public <R> StreamPage<R> map(Function<T, R> mapper) {
        return new StreamPage<>(
                end,
                entries.stream()
                        .map(entry -> new StreamEntry<>(entry.position(), mapper.apply(entry.content())))
                        .toList());
    }
}
