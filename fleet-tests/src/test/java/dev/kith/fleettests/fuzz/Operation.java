package dev.kith.fleettests.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the specification.
 *
 * @param path with its parameters in braces
 * @param body the schema of a JSON body, all references resolved; null where there is none
 * @param isSecured whether it needs a caller
 * @param statuses what it may answer
 */
record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable Map<String, Object> body,
        boolean isSecured,
        Set<Integer> statuses) {

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in) {}

    /** After it has succeeded, the token that it came with is worth nothing. */
    boolean deletesCaller() {
        return Set.of("deleteOwnAccount", "logOut").contains(id);
    }

    List<Parameter> parametersIn(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(place))
                .toList();
    }

    /** The path with each parameter filled in, but for one. */
    String pathWith(String parameter, String value, String others) {
        var filled = path.replace("{" + parameter + "}", value);
        return filled.replaceAll("\\{[^}]*}", others);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
