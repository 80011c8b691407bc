package dev.kith.fleettests.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param method of the request
 * @param fields the header fields, their names in lower case
 */
record Reply(String method, int status, Map<String, List<String>> fields, String text) {

    Optional<String> field(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    boolean mayHaveBody() {
        return !method.equals("HEAD");
    }

    boolean isProblem() {
        return field("content-type").filter("application/problem+json"::equals).isPresent();
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }
}
