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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema within a specification: JSON Schema 2020-12, as OpenAPI 3.1 has it, with formats such as {@code uuid}
 * checked.
 */
record JsonSchema(Document document, JsonNode node) {

    private static final String COMPONENTS = "components";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getOpenApi31())
                    .keyword(new NonValidationKeyword(COMPONENTS))
                    .build(),
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    List<String> faults(byte[] json) {
        // Beside the schema, so that its references (#/components/schemas/…) find their place.
        var whole =
                ((ObjectNode) node.deepCopy()).set(COMPONENTS, document.root().path(COMPONENTS));
        return REGISTRY.getSchema(whole).validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
