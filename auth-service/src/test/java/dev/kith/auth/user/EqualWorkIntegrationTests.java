package dev.kith.auth.user;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever tries a wrong password learns nothing of the address: not from what is computed, nor from what the database is asked. */
@AuthServiceTest
class EqualWorkIntegrationTests {

    private static final Logger SQL = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);

    private final ListAppender<ILoggingEvent> statements = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent statement) {
            // Else it takes the thread that asks for the name.
            statement.prepareForDeferredProcessing();
            super.append(statement);
        }
    };
    private final String known = freshEmail();

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    private Api api;

    @BeforeEach
    void listen() {
        api = new Api(port);
        api.registered(known);
        statements.start();
        SQL.setLevel(Level.DEBUG);
        SQL.setAdditive(false);
        SQL.addAppender(statements);
    }

    @AfterEach
    void stop() {
        SQL.detachAppender(statements);
        SQL.setAdditive(true);
        SQL.setLevel(null);
    }

    @Test
    void isDoneForAnUnknownAddressAsForAKnownOneWhenASessionIsAskedFor() {
        assertThat(work(() -> api.begin(freshEmail(), "wrong horse")))
                .isEqualTo(work(() -> api.begin(known, "wrong horse")))
                .satisfies(work -> assertThat(work.hashes()).isEqualTo(1))
                .satisfies(work -> assertThat(work.sql()).hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void isDoneForAnUnknownAddressAsForAKnownOneAtTheContractsLogin() {
        assertThat(work(() -> api.login(freshEmail(), "wrong horse")))
                .isEqualTo(work(() -> api.login(known, "wrong horse")));
        assertThat(work(() -> api.login(freshEmail(), PASSWORD.repeat(10))))
                .isEqualTo(work(() -> api.login(known, PASSWORD.repeat(10))));
    }

    private Work work(Runnable request) {
        var before = hashes();
        statements.list.clear();
        request.run();
        // The relay of the outbox looks after events meanwhile, on threads of its own.
        var sql = List.copyOf(statements.list).stream()
                .filter(statement -> statement.getThreadName().startsWith("tomcat-handler"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        return new Work(hashes() - before, sql);
    }

    private long hashes() {
        return meters.get("kith.auth.password.hashes").timer().count();
    }

    private record Work(long hashes, List<String> sql) {}
}
