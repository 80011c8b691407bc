package dev.kith.web.page;

import dev.kith.http.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The end of a page: the sort key of its last row. It is opaque to clients, which only send it back.
 *
 * @param position the columns of the key, in the order of the sort
 */
public record Cursor(List<String> position) {

    // A new form gets a new version, so that an old cursor is not misread.
    private static final String VERSION = "1";
    private static final String SEPARATOR = "\u001f";
    private static final int MAX_LENGTH = 1024;

    public Cursor {
        position = List.copyOf(position);
    }

    /** The cursor at the row with these values, in the order of the sort. */
    public static Cursor at(Object... position) {
        return new Cursor(Arrays.stream(position).map(Object::toString).toList());
    }

    /**
     * Reads the result of {@link #encode}.
     *
     * @throws ProblemException 400 that names {@code ?cursor}, for any other text
     */
    public static Cursor decode(String encoded) {
        try {
            if (encoded.length() <= MAX_LENGTH) {
                var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
                var parts = List.of(text.split(SEPARATOR, -1));
                if (parts.getFirst().equals(VERSION)) {
                    return new Cursor(parts.subList(1, parts.size()));
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
        throw malformed();
    }

    public String encode() {
        var text = VERSION + SEPARATOR + String.join(SEPARATOR, position);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public String text(int column) {
        return read(column, text -> text);
    }

    public Instant instant(int column) {
        return read(column, Instant::parse);
    }

    public UUID uuid(int column) {
        return read(column, UUID::fromString);
    }

    public long number(int column) {
        return read(column, Long::valueOf);
    }

    // A cursor of another list, or an invented one, has columns of other types, or fewer.
    private <T> T read(int column, Function<String, T> type) {
        if (column >= position.size()) {
            throw malformed();
        }
        try {
            return type.apply(position.get(column));
        } catch (IllegalArgumentException | DateTimeException ofAnotherType) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return ProblemException.invalid("?" + PageRequest.CURSOR, "expected the cursor of a Link header of this list");
    }
}
