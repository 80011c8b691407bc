package dev.kith.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import dev.kith.test.client.RawHttp;
import dev.kith.test.client.TestResponse;
import dev.kith.web.Requests;
import dev.kith.web.WithoutDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@WithoutDatabase
@ExtendWith(OutputCaptureExtension.class)
class ProblemWebTests {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpApi http;
    private final int port;

    ProblemWebTests(@LocalServerPort int port) {
        this.http = Requests.to(port);
        this.port = port;
    }

    @Test
    void answersAThrownProblemWithItsDetail() {
        var response = http.get("/things/failing/problem", "X-Request-ID", "abc-1");

        assertThat(problem(response, 409))
                .containsEntry("type", "urn:kith:problem:conflict")
                .containsEntry("title", "Conflict with the current state")
                .containsEntry("detail", "username already taken")
                .containsEntry("instance", "/things/failing/problem")
                .containsEntry("request_id", "abc-1")
                .doesNotContainKey("errors");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void saysWhenToRetry() {
        var response = http.get("/things/failing/later");

        problem(response, 429);
        assertThat(response.header("Retry-After")).isEqualTo("7");
    }

    /** At the begin and end of a transaction, a closed connection to the database looks like one of the client. */
    @ParameterizedTest
    @ValueSource(strings = {"database", "transaction"})
    void answers503IfTheDatabaseIsAway(String failing, CapturedOutput log) {
        var response = http.get("/things/failing/" + failing);

        assertThat(problem(response, 503)).containsEntry("detail", "the database is not available");
        assertThat(response.header("Retry-After")).isEqualTo("2");
        assertThat(log).contains("The database is not available").doesNotContain("\tat ");
    }

    @Test
    void hidesAnUnexpectedFailureAndLogsItOnce(CapturedOutput log) {
        var response = http.get("/things/failing/badly", "X-Request-ID", "the-bad-one");

        assertThat(problem(response, 500)).doesNotContainKey("detail");
        assertThat(response.body()).doesNotContain("secret", "Exception");
        assertThat(log.getAll().lines().filter(line -> line.contains("secret internals of badly")))
                .hasSize(1);
        assertThat(log).contains("the-bad-one").contains("at dev.kith.web.ThingController.failing");
    }

    @Test
    void answersAnUnknownPath() {
        assertThat(problem(http.get("/nothing/here"), 404)).containsEntry("detail", "there is nothing at this path");
        problem(http.get("/error"), 404);
        problem(http.get("/actuator/health"), 404);
    }

    @Test
    void answers404ForAnIdThatIsNotAUuid() {
        assertThat(problem(http.get("/things/42"), 404)).containsEntry("detail", "ID not found");
    }

    @Test
    void namesTheAllowedMethods() {
        var response = http.send("PATCH", "/things/picture", "x");

        assertThat(problem(response, 405)).containsEntry("detail", "PATCH is not allowed here, expected GET, PUT");
        assertThat(response.header("Allow")).isEqualTo("GET, PUT");
    }

    @Test
    void answersOptionsWithWhatIsAllowed() {
        var response = http.send("OPTIONS", "/things/mine", "");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Allow")).isEqualTo("GET,HEAD,OPTIONS");
    }

    @Test
    void answersHeadWithoutABody() {
        assertThat(http.send("HEAD", "/things/greeting", "").status()).isEqualTo(200);
        var response = http.send("HEAD", "/nothing/here", "");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void namesTheAcceptedTypes() {
        var response = http.send("PUT", "/things/picture", "x", "Content-Type", "text/plain");

        assertThat(problem(response, 415)).containsEntry("detail", "expected Content-Type image/png, image/jpeg");
        assertThat(response.header("Accept")).isEqualTo("image/png, image/jpeg");
    }

    @Test
    void answersAProblemForAnyAcceptHeader() {
        problem(http.get("/things/42", "Accept", "image/png"), 404);
    }

    @Test
    void namesABadQueryParameterAndAMissingHeader() {
        assertThat(errors(http.get("/things/search?count=many", "X-Mood", "fine"), 400))
                .containsExactly(Map.of("pointer", "?count", "detail", "expected a whole number"));
        assertThat(errors(http.get("/things/search", "X-Mood", "fine"), 400))
                .containsExactly(Map.of("pointer", "?count", "detail", "is required"));
        assertThat(errors(http.get("/things/search?count=10", "X-Mood", "fine"), 400))
                .containsExactly(Map.of("pointer", "?count", "detail", "must be less than or equal to 9"));
        assertThat(errors(http.get("/things/search?count=1"), 400))
                .containsExactly(Map.of("pointer", "X-Mood", "detail", "is required"));
    }

    @Test
    void refusesAQueryThatIsNotUtf8() {
        var response = RawHttp.sendAndReadAll(
                port, "GET /things/search?count=%ff HTTP/1.1\r\nHost: kith\r\nConnection: close\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 400").contains("expected percent-encoded UTF-8");
    }

    @Test
    void pointsAtEachInvalidField() {
        var response = http.post("/things/", """
                {"own_name": " ", "count": 10, "parts": [{"part_name": "ok"}, {"part_name": "too long"}]}""");

        assertThat(errors(response, 400))
                .containsExactlyInAnyOrder(
                        Map.of("pointer", "/own_name", "detail", "must not be blank"),
                        Map.of("pointer", "/count", "detail", "must be less than or equal to 9"),
                        Map.of("pointer", "/parts/1/part_name", "detail", "size must be between 0 and 5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"own_name": 5}                       | /own_name          | expected text, got a number
            {"own_name": true}                    | /own_name          | expected text, got true or false
            {"own_name": {}}                      | /own_name          | expected text, got an object
            {"count": "5"}                        | /count             | expected a whole number
            {"count": 1.5}                        | /count             | expected a whole number
            {"count": true}                       | /count             | expected a whole number, got true or false
            {"count": 99999999999}                | /count             | expected a whole number in its range
            {"shiny": "true"}                     | /shiny             | expected true or false
            {"shiny": "text"}                     | /shiny             | expected true or false
            {"shiny": " "}                        | /shiny             | expected true or false
            {"shiny": ""}                         | /shiny             | expected true or false
            {"shiny": 1}                          | /shiny             | expected true or false
            {"shiny": 1.0}                        | /shiny             | expected true or false
            {"shiny": [true]}                     | /shiny             | expected true or false
            {"count": ""}                         | /count             | expected a whole number
            {"count": " "}                        | /count             | expected a whole number
            {"count": "null"}                     | /count             | expected a whole number
            {"count": [5]}                        | /count             | expected a whole number
            {"owner": "5"}                        | /owner             | expected a UUID
            {"owner": ""}                         | /owner             | expected a UUID
            {"colour": "blue"}                    | /colour            | expected one of "RED", "dark-green"
            {"colour": 0}                         | /colour            | expected one of "RED", "dark-green"
            {"timeSent": "yesterday"}             | /timeSent          | expected a time such as 2026-01-31T12:00:00Z
            {"timeSent": 1700000000}              | /timeSent          | expected a time such as 2026-01-31T12:00:00Z, got a number
            {"parts": {"part_name": "x"}}         | /parts             | expected a list, got an object
            {"parts": [{"part_name": []}]}        | /parts/0/part_name | expected text, got a list
            {"parts": ["x"]}                      | /parts/0           | expected an object
            """)
    void pointsAtAWrongTypeAndSaysWhatWasExpected(String body, String pointer, String detail) {
        var response = http.post("/things/", body);

        assertThat(errors(response, 400)).hasSize(1).first().satisfies(error -> {
            assertThat(error).containsEntry("pointer", pointer);
            assertThat(error.get("detail")).startsWith(detail);
        });
        assertThat(response.body()).doesNotContain("java", "jackson", "Exception");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ` `                   | the body is missing, expected JSON
            {"own_name": "x"      | the body is not valid JSON at line 1, column 17
            {"own_name" "x"}      | the body is not valid JSON at line 1, column 13
            {own_name: "x"}       | the body is not valid JSON at line 1, column 2
            {"count": 1 "x": 2}   | the body is not valid JSON at line 1, column 13
            {"count": }           | the body is not valid JSON at line 1, column 11
            nonsense              | the body is not valid JSON at line 1, column 1
            {"own_name": "\\q"}   | the body is not valid JSON at line 1, column 16
            """)
    void saysWhereJsonIsInvalid(String body, String detail) {
        var response = http.post("/things/", body);

        assertThat(problem(response, 400).get("detail").toString()).startsWith(detail);
        assertThat(response.body()).doesNotContain("java", "jackson", "Exception", "token", "code 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"text\"", "null"})
    void refusesAWholeBodyOfAnotherType(String body) {
        problem(http.post("/things/", body), 400);
    }

    @Test
    void refusesDeepNesting() {
        assertThat(problem(http.post("/things/", "{\"unknown\":" + "[".repeat(1500)), 400))
                .extractingByKey("detail")
                .asString()
                .startsWith("the JSON is nested too deeply");
    }

    private static Map<String, Object> problem(TestResponse response, int status) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        @SuppressWarnings("unchecked")
        Map<String, Object> problem = MAPPER.readValue(response.body(), Map.class);
        assertThat(problem).containsEntry("status", status).containsKeys("type", "title", "request_id", "instance");
        return problem;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> errors(TestResponse response, int status) {
        return (List<Map<String, String>>) problem(response, status).get("errors");
    }
}
