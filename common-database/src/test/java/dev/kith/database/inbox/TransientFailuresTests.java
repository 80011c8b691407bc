package dev.kith.database.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class TransientFailuresTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "40001", "40P01", "53300", "57P01", "57P03", "57014", "55P03", "25006"})
    void includeStatesThatPass(String state) {
        assertThat(TransientFailures.include(uncategorized(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503", "22001", "42P01", "42501", "57000", "P0001"})
    void excludeStatesThatTheEventWillMeetAgain(String state) {
        assertThat(TransientFailures.include(uncategorized(state))).isFalse();
    }

    @Test
    void includeWhatSpringCallsTransient() {
        assertThat(TransientFailures.include(new CannotAcquireLockException("locked")))
                .isTrue();
        assertThat(TransientFailures.include(new CannotCreateTransactionException(
                        "no", new CannotGetJdbcConnectionException("no", new SQLTransientConnectionException()))))
                .isTrue();
    }

    @Test
    void includeAConnectionThatIsGone() {
        assertThat(TransientFailures.include(
                        new TransactionSystemException("rollback", new SQLException("Connection is closed"))))
                .isTrue();
    }

    @Test
    void lookBehindARollbackThatFailed() {
        var failure = new TransactionSystemException("rollback", new SQLException("closed", "XX000"));
        failure.initApplicationException(uncategorized("57P01"));

        assertThat(TransientFailures.include(failure)).isTrue();
    }

    @Test
    void excludeFaultsOfTheHandler() {
        assertThat(TransientFailures.include(new NullPointerException())).isFalse();
        assertThat(TransientFailures.include(new DuplicateKeyException("twice")))
                .isFalse();
    }

    private static UncategorizedSQLException uncategorized(String state) {
        return new UncategorizedSQLException("task", "select", new SQLException("failed", state));
    }
}
