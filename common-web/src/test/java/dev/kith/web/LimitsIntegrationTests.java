package dev.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@WithDatabase
@TestPropertySource(properties = "kith.database.statement-timeout=2s")
class LimitsIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource pool;

    @Autowired
    private Flyway flyway;

    @Test
    void aRequestWaitsForALockForALimitedTime() throws SQLException {
        var http = Requests.to(port);
        try (var other = pool.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table orders");

            var refused = http.post("/careless-orders", "{\"text\": \"a book\"}");

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.body()).contains("urn:kith:problem:unavailable");
            other.rollback();
        }
        assertThat(http.post("/careless-orders", "{\"text\": \"a book\"}").status())
                .isEqualTo(204);
    }

    @Test
    void aStatementHasATimeLimit() {
        var endless = JdbcClient.create(pool).sql("select pg_sleep(600)").query();

        assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(endless::singleRow);
    }

    @Test
    void anIdleTransactionIsEnded() {
        assertThat(setting(pool, "idle_in_transaction_session_timeout")).isEqualTo("1min");
    }

    @Test
    void aMigrationHasNoTimeLimit() {
        var migrations = flyway.getConfiguration().getDataSource();

        assertThat(setting(migrations, "lock_timeout")).isEqualTo("0");
        assertThat(setting(migrations, "statement_timeout")).isEqualTo("0");
        assertThat(setting(migrations, "idle_in_transaction_session_timeout")).isEqualTo("0");
    }

    private static String setting(DataSource database, String name) {
        return JdbcClient.create(database)
                .sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }
}
