package dev.kith.database.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.kith.database.notes.NotesApplication;
import dev.kith.test.RealInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The exceptions that driver, pool and Spring really throw. */
@RealInfrastructure(kafka = false)
@SpringBootTest(classes = NotesApplication.class)
class RealFailuresIntegrationTests {

    @Autowired
    private DataSource pool;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            set transaction read only; insert into notes (key, number) values ('a', 1) | true
            set local statement_timeout = 50; select pg_sleep(60)                      | true
            select pg_terminate_backend(pg_backend_pid())                              | true
            insert into nowhere values (1)                                             | false
            insert into notes (key, number) values (null, null)                        | false
            select 1 / 0                                                               | false
            """)
    void areTransientOrFaults(String statements, boolean isTransient) {
        var plain = failure(() -> execute(statements));
        assertThat(DatabaseFailures.isTransient(plain)).isEqualTo(isTransient);

        var transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        var translated = failure(() -> transaction.executeWithoutResult(
                _ -> JdbcClient.create(pool).sql(statements).update()));
        assertThat(DatabaseFailures.isTransient(translated)).isEqualTo(isTransient);
    }

    @Test
    void areTransientIfALockIsNotAvailable() throws SQLException {
        try (var holder = pool.getConnection()) {
            holder.setAutoCommit(false);
            run(holder, "lock table notes");

            assertThat(DatabaseFailures.isTransient(
                            failure(() -> execute("set local lock_timeout = 50; lock table notes"))))
                    .isTrue();
            holder.rollback();
        }
    }

    @Test
    void areTransientOnAConnectionThatBrokeBefore() throws SQLException {
        try (var connection = pool.getConnection()) {
            failure(() -> run(connection, "select pg_terminate_backend(pg_backend_pid())"));

            assertThat(DatabaseFailures.isTransient(failure(() -> run(connection, "select 1"))))
                    .isTrue();
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            assertThat(DatabaseFailures.isTransient(
                            failure(() -> jdbc.sql("select 1").update())))
                    .isTrue();
        }
    }

    @Test
    void areTransientIfThePoolGetsNoConnection() {
        try (var unreachable = new HikariDataSource()) {
            unreachable.setJdbcUrl("jdbc:postgresql://localhost:1/none");
            unreachable.setInitializationFailTimeout(-1);
            unreachable.setConnectionTimeout(250);

            assertThat(DatabaseFailures.isTransient(failure(unreachable::getConnection)))
                    .isTrue();
            assertThat(DatabaseFailures.isTransient(failure(
                            () -> JdbcClient.create(unreachable).sql("select 1").update())))
                    .isTrue();
            assertThat(DatabaseFailures.isTransient(
                            failure(() -> new TransactionTemplate(new JdbcTransactionManager(unreachable))
                                    .executeWithoutResult(_ -> {}))))
                    .isTrue();
        }
    }

    private void execute(String statements) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, statements);
        }
    }

    private static void run(Connection connection, String statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static Throwable failure(ThrowingCallable call) {
        var failure = catchThrowable(call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
