package dev.kith.http.token;

import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.io.DeserializationException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON of tokens strictly: it refuses a member that occurs twice and anything after the object. A time must
 * be a number (RFC 7519, section 2); jjwt would also accept a number in quotes.
 */
final class TokenJson extends AbstractDeserializer<Map<String, ?>> {

    private static final List<String> TIMES = List.of("exp", "nbf", "iat");
    private static final double END_OF_YEAR_9999 = 253_402_300_799d;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    protected Map<String, ?> doDeserialize(Reader reader) {
        Map<String, Object> members = MAPPER.readValue(reader, new TypeReference<>() {});
        if (members == null) {
            throw new DeserializationException("null, expected an object");
        }
        for (var time : TIMES) {
            if (members.containsKey(time) && !isTime(members.get(time))) {
                throw new DeserializationException(time + " is not a number of seconds");
            }
        }
        return members;
    }

    private static boolean isTime(@Nullable Object value) {
        return value instanceof Number seconds
                && seconds.doubleValue() >= 0
                && seconds.doubleValue() <= END_OF_YEAR_9999;
    }
}
