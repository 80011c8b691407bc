package dev.kith.test.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a specification says about one response. */
public record ResponseDescription(Document document, JsonNode node) {

    /** The differences of a response from its description. */
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

    /**
     * A schema of the specification: JSON Schema 2020-12, as in OpenAPI 3.1, which checks formats such as {@code uuid}.
     */
    private record JsonSchema(Document document, JsonNode node) {

        private static final String COMPONENTS = "components";
        private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
                Dialect.builder(Dialects.getOpenApi31())
                        .keyword(new NonValidationKeyword(COMPONENTS))
                        .build(),
                registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));

        List<String> faults(byte[] json) {
            // The components stand beside the schema, so that its references (#/components/schemas/…) resolve.
            var whole = ((ObjectNode) node.deepCopy())
                    .set(COMPONENTS, document.root().path(COMPONENTS));
            return REGISTRY
                    .getSchema(whole)
                    .validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON)
                    .stream()
                    .map(Error::toString)
                    .toList();
        }
    }
}
