package dev.kith.fleettests.fuzz;

import dev.kith.fleettests.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies that a schema allows, as plain maps. */
final class SampleBodies {

    private SampleBodies() {}

    /** Valid for this caller, as far as a schema can tell. */
    static Map<String, Object> of(Map<String, Object> schema, Person caller) {
        var sample = new LinkedHashMap<String, Object>();
        properties(schema)
                .forEach((name, property) -> sample.put(name, value(name, Specification.object(property), caller)));
        return sample;
    }

    static Map<String, Object> properties(Map<String, Object> schema) {
        return Specification.object(schema.getOrDefault("properties", Map.of()));
    }

    private static Object value(String name, Map<String, Object> schema, Person caller) {
        if (schema.get("anyOf") instanceof List<?> alternatives) {
            return value(name, Specification.object(alternatives.getFirst()), caller);
        }
        if (schema.get("examples") instanceof List<?> examples) {
            return examples.getFirst();
        }
        return switch (schema.getOrDefault("format", name).toString()) {
            case "email" -> Person.freshEmail();
            case "password" -> Person.PASSWORD;
            case "uuid" -> caller.id().toString();
            default -> plain(schema);
        };
    }

    private static Object plain(Map<String, Object> schema) {
        var type = schema.getOrDefault("type", "string");
        return switch (type instanceof List<?> types ? types.getFirst().toString() : type.toString()) {
            case "integer", "number" -> 1;
            case "boolean" -> false;
            case "array" -> List.of();
            case "object" -> Map.of();
            default -> "sample";
        };
    }
}
