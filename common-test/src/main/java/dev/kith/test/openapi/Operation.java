package dev.kith.test.openapi;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * A method and a path with variables in braces, such as {@code GET /api/profile/{id}}.
 *
 * @param method in upper case; {@code ANY} for a mapping that names none
 */
public record Operation(String method, String path) implements Comparable<Operation> {

    private static final Comparator<Operation> ORDER =
            Comparator.comparing(Operation::path).thenComparing(Operation::method);

    public Operation {
        method = method.toUpperCase(Locale.ROOT);
    }

    /** What a mapping of Spring MVC serves. */
    public static Stream<Operation> of(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        var names = methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(Enum::name);
        return names.flatMap(method -> mapping.getPatternValues().stream().map(path -> new Operation(method, path)));
    }

    /** For comparing paths whose variables have other names; a trailing {@code **} is cut off. */
    public Operation withAnonymousVariables() {
        return new Operation(method, path.replaceAll("\\{[^}]*}", "{}").replaceFirst("\\*\\*$", ""));
    }

    @Override
    public int compareTo(Operation other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
