package dev.kith.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import dev.kith.web.Requests;
import dev.kith.web.WithoutDatabase;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithoutDatabase
class JsonWebTests {

    private final HttpApi http;

    JsonWebTests(@LocalServerPort int port) {
        this.http = Requests.to(port);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-01-31T12:00:57.300000000Z, 2026-01-31T12:00:57.3Z
            2026-01-31T12:00:57.123456789Z, 2026-01-31T12:00:57.123456Z
            2026-01-31T12:00:50.100200Z,    2026-01-31T12:00:50.1002Z
            2026-01-31T12:00:00.000000999Z, 2026-01-31T12:00:00Z
            2026-01-31T12:00:00Z,           2026-01-31T12:00:00Z
            2026-01-31T12:00:00+02:00,      2026-01-31T10:00:00Z
            """)
    void writesTimesInUtcWithMicroseconds(String sent, String answered) {
        var response = http.post("/things/", "{\"own_name\": \"x\", \"timeSent\": \"%s\"}".formatted(sent));

        assertThat(response.body()).contains("\"timeSent\":\"%s\"".formatted(answered));
    }

    @Test
    void ignoresUnknownAndDuplicateMembersAndTrailingText() {
        var response =
                http.post("/things/", "{\"new\": {\"a\": [1]}, \"own_name\": \"x\", \"own_name\": \"y\"} and more");

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("\"own_name\":\"y\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html, image/png;q=0.5", "*/*;q=0", ";;;,,,/"})
    void writesJsonForAnyAcceptHeader(String accepted) {
        var response = http.post("/things/", "{\"own_name\": \"x\"}", "Accept", accepted);

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).contains("\"own_name\":\"x\"");
    }

    @Test
    void readsAnEnumByItsJsonName() {
        assertThat(http.post("/things/", "{\"own_name\": \"x\", \"colour\": \"dark-green\"}")
                        .body())
                .contains("\"colour\":\"dark-green\"");
    }

    /** An overlong "a", bytes that UTF-8 has not, half a character, half a surrogate pair, a number beyond Unicode. */
    @ParameterizedTest
    @ValueSource(strings = {"c1a1", "ff", "c3", "eda080", "f4908080"})
    void refusesABodyThatIsNotUtf8(String hex) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"own_name\": \"x".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(HexFormat.of().parseHex(hex));
        body.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));

        var response = http.send("POST", "/things/", BodyPublishers.ofByteArray(body.toByteArray()));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("the body is not UTF-8");
    }
}
