package dev.kith.test.openapi;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a specification says about one operation. */
public record OperationDescription(Document document, Operation operation, JsonNode node) {

    /**
     * The description of its answers of this status: by the number itself, by its class ({@code 4XX}) or by
     * {@code default}.
     *
     * @throws AssertionError if there is none
     */
    public ResponseDescription response(int status) {
        var responses = node.path("responses");
        return Stream.of(Integer.toString(status), status / 100 + "XX", "default")
                .filter(responses::has)
                .findFirst()
                .map(key -> new ResponseDescription(document, document.resolve(responses.path(key))))
                .orElseThrow(() -> new AssertionError("%s describes no answer %d of %s, only %s"
                        .formatted(document.name(), status, operation, responses.propertyNames())));
    }
}
