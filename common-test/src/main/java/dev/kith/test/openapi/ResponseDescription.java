package dev.kith.test.openapi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** What a specification says about one answer. */
public record ResponseDescription(Document document, JsonNode node) {

    /** What is wrong with an answer; empty if it is as described. */
    public List<String> faults(HttpHeaders headers, byte[] body) {
        return Stream.concat(missing(headers), bodyFaults(headers.getContentType(), body).stream())
                .toList();
    }

    private Stream<String> missing(HttpHeaders headers) {
        return node.path("headers")
                .propertyStream()
                .filter(header ->
                        document.resolve(header.getValue()).path("required").asBoolean(false))
                .map(Map.Entry::getKey)
                .filter(header -> !headers.containsHeader(header))
                .map("the header %s is missing"::formatted);
    }

    private List<String> bodyFaults(@Nullable MediaType type, byte[] body) {
        var content = node.path("content");
        if (body.length == 0) {
            var json = content.propertyNames().stream()
                    .map(MediaType::parseMediaType)
                    .filter(ResponseDescription::isJson);
            return json.map("no body, expected %s"::formatted).toList();
        }
        return content.propertyStream()
                .filter(described ->
                        MediaType.parseMediaType(described.getKey()).includes(type))
                .findFirst()
                .map(described -> isJson(type) ? schemaFaults(described.getValue(), body) : List.<String>of())
                .orElseGet(() ->
                        List.of("a body of type %s, expected one of %s".formatted(type, content.propertyNames())));
    }

    private List<String> schemaFaults(JsonNode described, byte[] body) {
        return new JsonSchema(document, described.path("schema")).faults(body);
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }
}
