package dev.kith.test;

import dev.kith.test.openapi.Document;
import dev.kith.test.openapi.Operation;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Compares a service's specification (OpenAPI 3.1) with its code: every endpoint is described, every description has an
 * endpoint, and responses are as described.
 */
public final class OpenApi {

    private static final String API = "/api";

    private final Document document;

    private OpenApi(Document document) {
        this.document = document;
    }

    /**
     * Reads a specification from the class path.
     *
     * @param resource such as {@code openapi.yaml}
     */
    public static OpenApi of(String resource) {
        return new OpenApi(Document.read(resource));
    }

    /**
     * Requires that every mapping under {@code /api} is an operation of the specification, and the reverse. The names
     * of path variables may differ. A trailing {@code **} is ignored, because OpenAPI cannot express it.
     */
    public void assertCoversExactly(RequestMappingHandlerMapping mappings) {
        var mapped = mappings.getHandlerMethods().keySet().stream()
                .flatMap(Operation::of)
                .filter(operation -> operation.path().startsWith(API))
                .map(Operation::withAnonymousVariables)
                .collect(Collectors.toCollection(TreeSet::new));
        var described = document.operations().stream()
                .filter(operation -> operation.path().startsWith(API))
                .map(Operation::withAnonymousVariables)
                .collect(Collectors.toCollection(TreeSet::new));
        Assertions.assertThat(mapped)
                .as("what the code serves, against what the specification describes")
                .isEqualTo(described);
    }

    /**
     * Requires that a response is as the specification describes it for this operation and status: its required headers
     * are present, its media type is described, and its JSON fits the schema.
     *
     * @param path as it was requested, without the query
     * @param body empty if there was none
     */
    public void assertConforms(String method, String path, int status, HttpHeaders headers, byte[] body) {
        var faults = document.response(method, path, status).faults(headers, body);
        Assertions.assertThat(faults)
                .as("%s %s answered %d: %s", method, path, status, new String(body, StandardCharsets.UTF_8))
                .isEmpty();
    }

    /** The same for a response of the JDK's HTTP client with a text as its body. */
    public void assertConforms(HttpResponse<String> response) {
        assertConforms(response, response.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The same for a response of the JDK's HTTP client with any body. */
    public void assertConforms(HttpResponse<?> response, byte[] body) {
        var headers =
                new HttpHeaders(MultiValueMap.fromMultiValue(response.headers().map()));
        var method = response.request().method();
        assertConforms(method, response.uri().getRawPath(), response.statusCode(), headers, body);
    }

    /**
     * Whether it describes an operation for this request.
     *
     * @param path as it was requested, without the query
     */
    public boolean describes(String method, String path) {
        return document.find(method, path).isPresent();
    }
}
