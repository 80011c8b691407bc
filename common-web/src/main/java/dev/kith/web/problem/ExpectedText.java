package dev.kith.web.problem;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Arrays;
import org.springframework.util.ClassUtils;

/** What a query parameter or a header of a type is written as. */
final class ExpectedText {

    private ExpectedText() {}

    static String of(Class<?> type) {
        var wrapper = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (wrapper.isEnum()) {
            return Arrays.stream(wrapper.getEnumConstants())
                    .map(Object::toString)
                    .collect(joining(", ", "one of ", ""));
        }
        if (Number.class.isAssignableFrom(wrapper)) {
            return "a number";
        }
        if (wrapper == Boolean.class) {
            return "true or false";
        }
        return wrapper == Instant.class ? "a time such as 2026-01-31T12:00:00Z" : "another form";
    }
}
