package dev.kith.fleettests.fuzz;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The joined {@code openapi.yaml}, as far as requests are made from it. */
final class Specification {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final Map<String, Object> document;

    private Specification(Map<String, Object> document) {
        this.document = document;
    }

    static Specification read() {
        try {
            return new Specification(
                    new Yaml().load(Files.readString(Fleet.root().resolve("openapi.yaml"))));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        object(document, "paths")
                .forEach((path, item) -> object(item).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.add(operation(path, method, object(operation)));
                    }
                }));
        return operations;
    }

    private Operation operation(String path, String method, Map<String, Object> described) {
        var parameters = list(described, "parameters").stream()
                .map(this::resolved)
                .map(Specification::object)
                .map(one -> new Operation.Parameter(
                        one.get("name").toString(), one.get("in").toString()))
                .toList();
        var statuses = object(described, "responses").keySet().stream()
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Operation(
                described.get("operationId").toString(),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                body(described),
                !list(described, "security").isEmpty()
                        && !list(described, "security").contains(Map.of()),
                statuses);
    }

    private @Nullable Map<String, Object> body(Map<String, Object> described) {
        var json = object(object(object(described, "requestBody"), "content"), "application/json");
        return json.isEmpty() ? null : object(resolved(json.get("schema")));
    }

    /** With every reference replaced by what it refers to. */
    private Object resolved(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                return resolved(referred(reference));
            }
            var resolved = new TreeMap<String, Object>();
            map.forEach((name, member) -> resolved.put(name.toString(), resolved(member)));
            return resolved;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::resolved).toList();
        }
        return value == null ? "" : value;
    }

    private Object referred(String reference) {
        Object at = document;
        for (var name : reference.substring("#/".length()).split("/", -1)) {
            at = object(at).get(name);
        }
        return at;
    }

    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return object(parent.getOrDefault(name, Map.of()));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<?> list(Map<String, Object> parent, String name) {
        return (List<?>) parent.getOrDefault(name, List.of());
    }
}
