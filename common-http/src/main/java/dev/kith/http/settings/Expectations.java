package dev.kith.http.settings;

import java.io.File;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** How a value of a type is written, for the person who wrote it otherwise. */
final class Expectations {

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(Byte.class, Short.class, Integer.class, Long.class);

    private Expectations() {}

    static String of(Class<?> type) {
        var wrapper = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (wrapper.isEnum()) {
            return Arrays.stream(wrapper.getEnumConstants())
                    .map(constant ->
                            constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (WHOLE_NUMBERS.contains(wrapper)) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(wrapper)) {
            return "a number";
        }
        if (wrapper == Boolean.class) {
            return "true or false";
        }
        if (wrapper == Duration.class) {
            return "a duration such as 500ms, 30s or 5m";
        }
        if (wrapper == DataSize.class) {
            return "a size such as 512KB or 5MB";
        }
        if (wrapper == URI.class || wrapper == URL.class) {
            return "a URL such as http://localhost:8081";
        }
        if (wrapper == InetAddress.class) {
            return "an address such as 127.0.0.1";
        }
        return wrapper == Path.class || wrapper == File.class ? "a path" : "another form";
    }
}
