package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP, with the assertions that every test makes. */
public record Answer(HttpResponse<byte[]> response) {

    public int status() {
        return response.statusCode();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return response.body();
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(response.body());
    }

    /** Where a list goes on. */
    public Optional<String> next() {
        return header("Link")
                .filter(link -> link.endsWith("; rel=\"next\""))
                .map(link -> link.substring(link.indexOf('<') + 1, link.indexOf('>')));
    }

    public Answer is(int status) {
        assertThat(status())
                .as("%s %s: %s", response.request().method(), response.uri(), text())
                .isEqualTo(status);
        return this;
    }

    /** An RFC 9457 problem of this status and these words, and nothing internal in it. */
    public Answer isProblem(int status, String detail) {
        is(status);
        assertThat(header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(json().path("status").asInt()).isEqualTo(status);
        assertThat(json().path("type").asString()).startsWith("urn:kith:problem:");
        assertThat(json().path("request_id").asString())
                .isEqualTo(header("X-Request-ID").orElseThrow());
        assertThat(json().path("detail").asString()).isEqualTo(detail);
        assertThat(text()).doesNotContain("Exception", "dev.kith", "org.springframework", "select ", "insert ");
        return this;
    }

    public Answer isEmpty() {
        assertThat(text()).isEmpty();
        return this;
    }
}
