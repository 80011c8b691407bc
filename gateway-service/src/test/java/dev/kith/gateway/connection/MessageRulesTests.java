package dev.kith.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRulesTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:",
                "Host: a\r\nHost: a",
                "Host: a\r\nHost: b",
                "Host: a b<c>",
                "Host: a/b",
                "Host: user@a",
                "Host: a:80:80",
                "Host: a:http",
                "Host: a:",
                "Host: [::1",
                "Host: a%2",
                "Host: a, b",
            })
    void aRequestWithoutOneValidHostIs400(String headers) {
        var response = headers.isEmpty()
                ? RawHttp.send(FLEET.port(), "GET /health/live HTTP/1.1")
                : RawHttp.send(FLEET.port(), "GET /health/live HTTP/1.1", headers);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.isProblem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kith", "KITH.example:8080", "127.0.0.1", "[::1]:8080", "xn--bcher-kva.example", "a_b"})
    void validHostsAreAccepted(String host) {
        assertThat(RawHttp.send(FLEET.port(), "GET /health/live HTTP/1.1", "Host: " + host)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void http10NeedsNoHost() {
        assertThat(RawHttp.send(FLEET.port(), "GET /health/live HTTP/1.0").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/nothing", "/api/feed/", "/api/profile/x", "/a|b", "/openapi.yaml"})
    void eachResponseHasADate(String path) {
        var response = RawHttp.send(FLEET.port(), "GET " + path + " HTTP/1.1", "Host: kith");
        assertThat(response.header("Date"))
                .matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
        var date = ZonedDateTime.parse(response.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(Duration.between(date.toInstant(), Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "x=a|b x=a%7Cb",
                "x={x} x=%7Bx%7D",
                "x=a^b x=a%5Eb",
                "x=` x=%60",
                "x=a\\b x=a%5Cb",
                "x[]=1 x%5B%5D=1",
                "x=<\"> x=%3C%22%3E",
                "x=é x=%E9",
                "x=%7C&y=a%20b?/:@!$'()*+,; x=%7C&y=a%20b?/:@!$'()*+,;",
            })
    void aQueryOfABrowserIsForwardedEscaped(String sent, String received) {
        var response = RawHttp.send(
                FLEET.port(),
                "GET /api/profile/x?" + sent + " HTTP/1.1",
                "Host: kith",
                "Authorization: " + FLEET.bearer());
        assertThat(response.status()).isEqualTo(200);
        assertThat(FLEET.profile.only().target()).endsWith("?" + received);
    }
}
