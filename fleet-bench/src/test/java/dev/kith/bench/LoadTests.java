package dev.kith.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCrypt;

class LoadTests {

    private static final Duration RUN = Duration.ofMillis(200);

    /** For a load that fails at its first response: long enough for threads that start late. */
    private static final Duration UNTIL_IT_FAILS = Duration.ofMinutes(1);

    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean limits;
    private HttpServer server;
    private URI base;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            if (limits) {
                exchange.getResponseHeaders().add("RateLimit-Policy", "\"read\";q=600;w=60");
            }
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[2]);
            exchange.close();
        });
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPacedLoadKeepsItsPaceHoweverLongTheResponsesTake() throws Exception {
        var paced = new HttpLoad("paced", base, () -> HttpConnection.get(base, "/"), 200, 2, Duration.ofMillis(50));

        assertThat(paced.run(RUN).perSecond()).isEqualTo(requests.get() / 0.2);
        assertThat(requests).hasValue(7);
    }

    @Test
    void aLoadFailsAfterAnotherStatus() {
        var load = new HttpLoad("teapot", base, () -> HttpConnection.get(base, "/"), 418, 1);

        assertThatThrownBy(() -> load.run(UNTIL_IT_FAILS))
                .hasMessage("teapot")
                .hasRootCauseMessage("answered 200, expected 418");
    }

    @Test
    void aLoadFailsIfItsBackgroundLoadFails() {
        var load = new HttpLoad("load", base, () -> HttpConnection.get(base, "/"), 200, 1);
        var other = new HttpLoad("other", base, () -> HttpConnection.get(base, "/"), 418, 1);

        assertThatThrownBy(() -> new Load.BackgroundLoad("both", load, other).run(Duration.ofSeconds(5)))
                .isInstanceOf(IOException.class)
                .hasMessage("both");
        assertThat(requests).hasValueGreaterThan(1);
    }

    @Test
    void aBcryptLoadFailsIfTheHashIsNotThePasswords() {
        var load = new LoginScenario.BcryptLoad("bcrypt", "password", BCrypt.hashpw("another", BCrypt.gensalt(4)), 1);

        assertThatThrownBy(() -> load.run(UNTIL_IT_FAILS)).hasRootCauseMessage("the hash is not that of the password");
    }

    @Test
    void theMedianOfPacedRunsIsThatOfTheTail() {
        var runs = List.of(row(30), row(10), row(20));

        assertThat(Report.Row.median(runs)).isEqualTo(row(20));
    }

    @Test
    void aFleetWithRateLimitsIsNotMeasured() throws Exception {
        MeasuredFleet.requireNoRateLimits(base);

        limits = true;
        assertThatThrownBy(() -> MeasuredFleet.requireNoRateLimits(base))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("\"read\";q=600;w=60")
                .hasMessageContaining("RATE_LIMIT_SCALE=0 ./kith up");
    }

    private static Report.Row row(double p99) {
        return new Report.Row("paced", 100, 1, p99, Map.of(), Map.of(), 10);
    }
}
