package dev.kith.test.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    /**
     * The description of the operation that serves a request.
     *
     * @throws AssertionError if there is none
     */
    public OperationDescription operation(String method, String path) {
        return find(method, path)
                .orElseThrow(() -> new AssertionError("%s describes no %s %s".formatted(name, method, path)));
    }

    /** The same, if there is one. */
    public Optional<OperationDescription> find(String method, String path) {
        var requested = PathContainer.parsePath(path);
        return operations().stream()
                .filter(operation -> operation.method().equals(method))
                .map(operation -> PathPatternParser.defaultInstance.parse(operation.path()))
                .filter(pattern -> pattern.matches(requested))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(pattern -> description(new Operation(method, pattern.getPatternString())));
    }

    /** The node itself, or what it refers to within this document. */
    JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isMissingNode()
                ? node
                : resolve(root.at(reference.asString().substring(1)));
    }

    private OperationDescription description(Operation operation) {
        var node = root.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT));
        return new OperationDescription(this, operation, node);
    }
}
