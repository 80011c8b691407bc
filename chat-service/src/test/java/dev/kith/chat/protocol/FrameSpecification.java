package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The frames that asyncapi.yaml describes. */
record FrameSpecification(JsonNode document, String side) {

    private static final JsonNode DOCUMENT = read();

    /** The frames of the legacy protocol that the service sends. */
    static final FrameSpecification LEGACY = new FrameSpecification(DOCUMENT, "contract.");

    /** The frames of {@code kith.chat.v1} that the service sends. */
    static final FrameSpecification V1 = new FrameSpecification(DOCUMENT, "server.");

    /** The frames of {@code kith.chat.v1} that clients send. */
    static final FrameSpecification CLIENTS = new FrameSpecification(DOCUMENT, "client.");

    /** The types that are described. */
    Set<String> types() {
        return messages().propertyNames().stream()
                .filter(name -> name.startsWith(side))
                .map(name -> name.substring(side.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The members that the payload of a type has. */
    Set<String> payload(String type) {
        return names(schema(type).orElseThrow().path("properties").path("payload"));
    }

    /** Requires that a received frame has all required members, and only described ones. */
    void assertDescribes(JsonNode frame) {
        var schema = schema(frame.path("type").asString());
        assertThat(schema).as("a description of %s", frame).isPresent();
        assertFits(frame, schema.get());
        assertFits(frame.path("payload"), schema.get().path("properties").path("payload"));
    }

    private static void assertFits(JsonNode object, JsonNode schema) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        assertThat(object.propertyNames())
                .as(object.toString())
                .containsAll(required)
                .isSubsetOf(names(schema));
    }

    private Optional<JsonNode> schema(String type) {
        return messages().path(side + type).optional("payload");
    }

    private JsonNode messages() {
        return document.path("components").path("messages");
    }

    private static Set<String> names(JsonNode schema) {
        return new TreeSet<>(schema.path("properties").propertyNames());
    }

    private static JsonNode read() {
        try {
            Map<String, Object> yaml = new Yaml().load(Files.readString(Path.of("..", "asyncapi.yaml")));
            return JsonMapper.shared().valueToTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
