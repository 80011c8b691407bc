package dev.kith.web.problem;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** What JSON a type is written as, for the caller who sent something else. */
final class ExpectedJson {

    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

    private final JsonMapper mapper;

    ExpectedJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    String insteadOf(MismatchedInputException mismatch) {
        // Text of the wrong form is repeated by nobody: it may be long, or a secret.
        var malformed =
                mismatch instanceof InvalidFormatException && mismatch.getCurrentToken() == JsonToken.VALUE_STRING;
        var found = malformed ? null : name(mismatch.getCurrentToken());
        var expected = insteadOf(mismatch.getTargetType());
        return found == null ? expected : expected + ", got " + found;
    }

    String insteadOf(@Nullable Class<?> type) {
        return "expected " + of(type);
    }

    private String of(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        var wrapper = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (wrapper.isEnum()) {
            return Arrays.stream(wrapper.getEnumConstants())
                    .map(mapper::writeValueAsString)
                    .collect(joining(", ", "one of ", ""));
        }
        if (CharSequence.class.isAssignableFrom(wrapper) || wrapper == byte[].class) {
            return wrapper == byte[].class ? "bytes in Base64" : "text";
        }
        if (Number.class.isAssignableFrom(wrapper)) {
            return WHOLE_NUMBERS.contains(wrapper) ? "a whole number" : "a number";
        }
        if (wrapper == Boolean.class) {
            return "true or false";
        }
        if (wrapper == UUID.class) {
            return "a UUID";
        }
        if (Temporal.class.isAssignableFrom(wrapper)) {
            return wrapper == Instant.class ? "a time such as 2026-01-31T12:00:00Z" : "a time";
        }
        return wrapper.isArray() || Collection.class.isAssignableFrom(wrapper) ? "a list" : "an object";
    }

    private static @Nullable String name(@Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case null, default -> null;
        };
    }
}
