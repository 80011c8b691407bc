package dev.kith.http.text;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** How a value of a type is written, for the person who wrote it differently. */
public final class ExpectedForm {

    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

    private static final Map<Class<?>, String> EXAMPLES = Map.of(
            Boolean.class, "true or false",
            UUID.class, "a UUID",
            Instant.class, "a time such as 2026-01-31T12:00:00Z",
            Duration.class, "a duration such as 500ms, 30s or 5m",
            DataSize.class, "a size such as 512KB or 5MB",
            URI.class, "a URL such as http://localhost:8081",
            URL.class, "a URL such as http://localhost:8081",
            InetAddress.class, "an address such as 127.0.0.1",
            Path.class, "a path",
            File.class, "a path");

    private ExpectedForm() {}

    /**
     * Such as "a whole number"; empty for a type that is written differently in each format, such as a list.
     *
     * @param constant how a constant of an enum is written
     */
    public static Optional<String> of(Class<?> type, Function<Object, String> constant) {
        var wrapper = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (wrapper.isEnum()) {
            return Optional.of(
                    Arrays.stream(wrapper.getEnumConstants()).map(constant).collect(joining(", ", "one of ", "")));
        }
        if (WHOLE_NUMBERS.contains(wrapper)) {
            return Optional.of("a whole number");
        }
        if (Number.class.isAssignableFrom(wrapper)) {
            return Optional.of("a number");
        }
        if (Temporal.class.isAssignableFrom(wrapper) && wrapper != Instant.class) {
            return Optional.of("a time");
        }
        return Optional.ofNullable(EXAMPLES.get(wrapper));
    }
}
