package dev.kith.test.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A specification.
 *
 * @param name of the resource, for messages
 */
public record Document(String name, JsonNode root) {

    // A path item has other members too, such as parameters (OpenAPI 3.1, section 4.8.9).
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** Reads it from the class path. */
    public static Document read(String resource) {
        try (var input = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (input == null) {
                throw new IllegalArgumentException("%s is not on the class path".formatted(resource));
            }
            return new Document(resource, new YAMLMapper().readTree(input));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public List<Operation> operations() {
        return root.path("paths")
                .propertyStream()
                .flatMap(item -> item.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .map(method -> new Operation(method, item.getKey())))
                .toList();
    }

    /** The operation that serves a request, if there is one. */
    public Optional<Operation> find(String method, String path) {
        var requested = PathContainer.parsePath(path);
        return operations().stream()
                .filter(operation -> operation.method().equals(method))
                .map(operation -> PathPatternParser.defaultInstance.parse(operation.path()))
                .filter(pattern -> pattern.matches(requested))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(pattern -> new Operation(method, pattern.getPatternString()));
    }

    /**
     * The description of a response to a request: by the status itself, by its class ({@code 4XX}) or by
     * {@code default}.
     *
     * @throws AssertionError if there is none
     */
    public ResponseDescription response(String method, String path, int status) {
        var operation = find(method, path)
                .orElseThrow(() -> new AssertionError("%s describes no %s %s".formatted(name, method, path)));
        var responses = root.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses");
        return Stream.of(Integer.toString(status), status / 100 + "XX", "default")
                .filter(responses::has)
                .findFirst()
                .map(key -> new ResponseDescription(this, resolve(responses.path(key))))
                .orElseThrow(() -> new AssertionError("%s describes no answer %d of %s, only %s"
                        .formatted(name, status, operation, responses.propertyNames())));
    }

    /** The node, or the node of this document that it refers to. */
    JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isMissingNode()
                ? node
                : resolve(root.at(reference.asString().substring(1)));
    }
}
