package dev.kith.auth.user;

import static dev.kith.auth.Api.credentials;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.http.request.RequestIds;
import dev.kith.test.client.TestResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The computation and the statements for a known and for an unknown address. */
@AuthServiceTest
class SameWorkIntegrationTests {

    private static final String WRONG = "wrong horse";

    private final Logger sql = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final Queue<ILoggingEvent> statements = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> collector = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent statement) {
            // The thread knows which request it serves, and only now.
            statement.prepareForDeferredProcessing();
            statements.add(statement);
        }
    };

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void listen() {
        sql.setLevel(Level.DEBUG);
        sql.setAdditive(false);
        collector.start();
        sql.addAppender(collector);
    }

    @AfterEach
    void stop() {
        sql.detachAppender(collector);
        sql.setAdditive(true);
        sql.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/login", "/api/auth/sessions"})
    void isTheSameForAWrongPassword(String path) {
        var email = freshEmail();
        new Api(port).registered(email);

        var known = work(new Api(port), path, email);
        var unknown = work(new Api(port), path, freshEmail());

        assertThat(known).isEqualTo(unknown);
        assertThat(known.statements()).anyMatch(statement -> statement.contains("login_buckets"));
        assertThat(known.rounds()).isEqualTo(1 << 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/login", "/api/auth/sessions"})
    void isTheSameForARefusedLogin(String path) {
        var email = freshEmail();
        new Api(port).registered(email);

        var known = workOnceThrottled(new Api(port), path, email);
        var unknown = workOnceThrottled(new Api(port), path, freshEmail());

        assertThat(known).isEqualTo(unknown);
        assertThat(known.throttled()).isTrue();
        assertThat(known.statements()).anyMatch(statement -> statement.contains("login_buckets"));
        assertThat(known.rounds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address", "unknown@example.com"})
    void answersTheSameForEveryAddress(String address) {
        var email = freshEmail();
        var api = new Api(port);
        api.registered(email);

        var known = post(api, "/api/auth/sessions", email);
        var unknown = post(api, "/api/auth/sessions", address);

        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(401);
        assertThat(unknown.json().path("detail")).isEqualTo(known.json().path("detail"));
        assertThat(unknown.json().path("type")).isEqualTo(known.json().path("type"));
    }

    private Work workOnceThrottled(Api api, String path, String email) {
        Stream.generate(() -> post(api, path, email)).limit(5).forEach(_ -> {});
        return work(api, path, email);
    }

    private Work work(Api api, String path, String email) {
        statements.clear();
        var before = rounds();
        var answer = post(api, path, email);
        var request = answer.header(RequestIds.HEADER);
        var asked = statements.stream()
                .filter(statement ->
                        request.equals(statement.getMDCPropertyMap().get(RequestIds.LOG_FIELD)))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        return new Work(answer.status() == 429, asked, rounds() - before);
    }

    private static TestResponse post(Api api, String path, String email) {
        return api.post(path, BodyPublishers.ofString(credentials(email, WRONG)), Map.of());
    }

    private double rounds() {
        return meters.get("kith.auth.password.rounds").counter().count();
    }

    private record Work(boolean throttled, List<String> statements, double rounds) {}
}
