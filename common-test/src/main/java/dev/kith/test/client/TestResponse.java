package dev.kith.test.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response, with the assertions that many tests make. */
public record TestResponse(HttpResponse<byte[]> response) {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    public int status() {
        return response.statusCode();
    }

    public byte[] bytes() {
        return response.body();
    }

    public String body() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The first value of this header; empty if the header is absent. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(bytes());
    }

    /** This member of the object, as text. */
    public String text(String member) {
        return json().path(member).asString();
    }

    /** This member of every element of the array, as text. */
    public List<String> all(String member) {
        return json().valueStream()
                .map(element -> element.path(member).asString())
                .toList();
    }

    /** The link to the next page; empty on the last page. */
    public String next() {
        var link = NEXT.matcher(header("Link"));
        return link.matches() ? link.group(1) : "";
    }

    public TestResponse is(int status) {
        assertThat(status()).as(toString()).isEqualTo(status);
        return this;
    }

    public TestResponse isEmpty() {
        assertThat(body()).isEmpty();
        return this;
    }

    /** Requires a problem with this status and detail. */
    public TestResponse isProblem(int status, String detail) {
        isProblem(status);
        assertThat(text("detail")).isEqualTo(detail);
        return this;
    }

    /** Requires a 400 that names only this field. */
    public TestResponse isInvalid(String pointer) {
        isProblem(400);
        assertThat(json().path("errors").findValuesAsString("pointer")).containsExactly(pointer);
        return this;
    }

    /** Requires a 503 with a Retry-After. */
    public TestResponse isUnavailable() {
        isProblem(503);
        assertThat(header("Retry-After")).matches("[1-9][0-9]*");
        return this;
    }

    private void isProblem(int status) {
        is(status);
        assertThat(isProblem()).as(toString()).isTrue();
        assertThat(json().path("status").asInt()).isEqualTo(status);
    }

    public boolean isProblem() {
        return header("Content-Type").startsWith("application/problem+json");
    }

    String path() {
        return response.uri().getRawPath();
    }

    @Override
    public String toString() {
        return "%s %s answered %d: %s".formatted(response.request().method(), path(), status(), body());
    }
}
