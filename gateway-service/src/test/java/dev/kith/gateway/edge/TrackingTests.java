package dev.kith.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.gateway.testing.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TrackingTests {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    @Test
    void aWellFormedIdIsForwardedAndEchoed() {
        var answer = FLEET.http().get("/api/profile/x", "Authorization", FLEET.bearer(), "X-Request-ID", "abc-1");
        assertThat(answer.headers("X-Request-ID")).containsExactly("abc-1");
        assertThat(FLEET.profile.only().headers().get("X-request-id")).containsExactly("abc-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "\u00e9", ""})
    void aMalformedIdIsReplaced(String id) {
        var answer = FLEET.http().get("/api/profile/x", "Authorization", FLEET.bearer(), "X-Request-ID", id);
        var made = answer.header("X-Request-ID");
        assertThat(made).matches("[0-9a-f-]{36}");
        assertThat(FLEET.profile.only().headers().get("X-request-id")).containsExactly(made);
    }

    @Test
    void aTraceIsPassedOn() {
        FLEET.http().get("/api/profile/x", "Authorization", FLEET.bearer(), "traceparent", TRACE, "tracestate", "a=b");
        assertThat(FLEET.profile.only().headers().get("Traceparent")).containsExactly(TRACE);
        assertThat(FLEET.profile.only().headers().get("Tracestate")).containsExactly("a=b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            })
    void aTraceStartsHereIfThereIsNone(String broken) {
        FLEET.http().get("/api/profile/x", "Authorization", FLEET.bearer(), "traceparent", broken, "tracestate", "a=b");
        var headers = FLEET.profile.only().headers();
        assertThat(headers.getFirst("Traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(headers).doesNotContainKey("Tracestate");
    }

    @Test
    void theAccessLogHasOneLineWithoutSecrets(CapturedOutput output) {
        var token = FLEET.token();
        FLEET.http()
                .get(
                        "/api/profile/logged?password=secret",
                        "Authorization",
                        "Bearer " + token,
                        "X-Request-ID",
                        "log-1");
        FLEET.http()
                .get("/api/profile/refused?password=secret", "Cookie", "jwt=" + token + "x", "X-Request-ID", "log-2");
        // The lines are written after the responses.
        await().until(() ->
                output.getOut().contains("[log-1]") && output.getOut().contains("[log-2]"));
        assertThat(output.getOut().lines().filter(line -> line.contains("[log-1]")))
                .singleElement()
                .asString()
                .contains("GET /api/profile/logged 200");
        assertThat(output.getOut().lines().filter(line -> line.contains("[log-2]")))
                .singleElement()
                .asString()
                .contains("GET /api/profile/refused 401");
        assertThat(output.getOut()).doesNotContain("password=secret", token);
    }
}
