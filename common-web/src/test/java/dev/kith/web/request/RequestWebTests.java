package dev.kith.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import dev.kith.web.Requests;
import dev.kith.web.WithoutDatabase;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithoutDatabase
@ExtendWith(OutputCaptureExtension.class)
class RequestWebTests {

    private final HttpApi http;

    RequestWebTests(@LocalServerPort int port) {
        this.http = Requests.to(port);
    }

    @Test
    void returnsAValidRequestIdOrANewOne() {
        assertThat(http.get("/things/greeting", "X-Request-ID", "abc-1").headers("X-Request-ID"))
                .containsExactly("abc-1");
        assertThat(http.get("/things/greeting", "X-Request-ID", "white space").headers("X-Request-ID"))
                .singleElement()
                .asString()
                .hasSize(36);
    }

    @Test
    void returnsTheRequestIdOnceWithAProblem() {
        assertThat(http.get("/nothing", "X-Request-ID", "abc-2").headers("X-Request-ID"))
                .containsExactly("abc-2");
    }

    @Test
    void putsTheRequestIdIntoTheLog(CapturedOutput log) {
        http.get("/things/failing/oops", "X-Request-ID", "find-me-again");

        assertThat(log.getAll().lines().filter(line -> line.contains("find-me-again")))
                .isNotEmpty();
    }

    @Test
    void refusesALargeContentLength() {
        var response = http.post("/things/", "\"" + "x".repeat(3000) + "\"");

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.body()).contains("the body has more than 2048 bytes");
    }

    @Test
    void acceptsMoreOnAPathWithItsOwnLimit() {
        assertThat(http.post("/things/large", "x".repeat(4000)).status()).isEqualTo(200);
        assertThat(http.post("/things/large", "x".repeat(5000)).status()).isEqualTo(413);
    }

    @Test
    void refusesALargeBodyWithoutAContentLength() {
        var chunked = BodyPublishers.ofInputStream(() ->
                new ByteArrayInputStream(("{\"own_name\":\"" + "x".repeat(3000)).getBytes(StandardCharsets.UTF_8)));
        var response = http.send("POST", "/things/", chunked);

        assertThat(response.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "multipart/form-data",
                "*/*",
                "no media type at all"
            })
    void readsJsonOfAnyContentType(String contentType) {
        var response = http.post("/things/", "{\"own_name\": \"a&b=c%20+\"}", "Content-Type", contentType);

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("a&b=c%20+");
    }

    @Test
    void readsJsonWithoutAContentType() {
        assertThat(http.post("/things/", "{\"own_name\": \"x\"}").status()).isEqualTo(200);
    }
}
