package dev.kith.web.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Times in JSON, in RFC 3339. */
final class InstantJson {

    private InstantJson() {}

    /** Writes UTC with up to six decimal places (PostgreSQL's precision): {@code 2026-01-31T12:00:57.3Z}. */
    static final class Serializer extends StdSerializer<Instant> {

        Serializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(text(value.truncatedTo(ChronoUnit.MICROS)));
        }

        // A formatter would take as long as reading the whole row from the database.
        private static String text(Instant value) {
            var text = value.toString(); // with 0, 3 or 6 decimal places
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

    /** Accepts RFC 3339 with any offset. A number is an error: it could mean seconds or milliseconds. */
    static final class Deserializer extends StdDeserializer<Instant> {

        Deserializer() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            var text = parser.getString();
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException malformed) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "expected RFC 3339");
            }
        }
    }
}
