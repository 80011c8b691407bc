package dev.kith.web.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * RFC 3339 in UTC, with microseconds (what PostgreSQL keeps) and without trailing zeros:
 * {@code 2026-01-31T12:00:57.3Z}.
 */
final class InstantSerializer extends StdSerializer<Instant> {

    InstantSerializer() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
        generator.writeString(text(value.truncatedTo(ChronoUnit.MICROS)));
    }

    // Not by a formatter: lists are full of times, and one took as long as reading the row that it came from.
    private static String text(Instant value) {
        var text = value.toString(); // with 0, 3 or 6 digits behind the point
        if (text.indexOf('.') < 0) {
            return text;
        }
        var end = text.length() - 1;
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end) + 'Z';
    }
}
