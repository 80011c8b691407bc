package dev.kith.web.problem;

import static java.util.stream.Collectors.joining;

import tools.jackson.core.JacksonException;

/** JSON pointers (RFC 6901) to the place that an error speaks of. */
final class JsonPointers {

    private JsonPointers() {}

    static String of(JacksonException exception) {
        return exception.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "/" + step.getIndex() : "/" + escape(step.getPropertyName()))
                .collect(joining());
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
