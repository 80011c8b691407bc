package dev.kith.database.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFailuresTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08003", "08006", "25006", "40001", "40P01", "53100", "53200", "53300", "55P03",
                "57014", "57P01", "57P02", "57P03"
            })
    void areTransientInTheseStates(String state) {
        assertThat(DatabaseFailures.isTransient(new SQLException("failed", state)))
                .isTrue();
        assertThat(DatabaseFailures.isTransient(uncategorized(state))).isTrue();
        assertThat(DatabaseFailures.isTransient(new IllegalStateException(uncategorized(state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23503", "23505", "25P02", "42501", "42P01", "55000", "57000", "P0001", "XX000"})
    void areFaultsInTheseStates(String state) {
        assertThat(DatabaseFailures.isTransient(new SQLException("failed", state)))
                .isFalse();
        assertThat(DatabaseFailures.isTransient(uncategorized(state))).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void areTransientOfTheseTypes(Exception failure) {
        assertThat(DatabaseFailures.isTransient(failure)).isTrue();
    }

    static List<Exception> areTransientOfTheseTypes() {
        return List.of(
                new CannotAcquireLockException("locked"),
                new QueryTimeoutException("slow"),
                new CannotGetJdbcConnectionException("no connection", new SQLTransientConnectionException()),
                new CannotCreateTransactionException("no connection"));
    }

    @ParameterizedTest
    @MethodSource
    void areTransientWithoutAStateIfTheConnectionIsLost(SQLException failure) {
        assertThat(failure.getSQLState()).isNull();
        assertThat(DatabaseFailures.isTransient(failure)).isTrue();
        assertThat(DatabaseFailures.isTransient(new TransactionSystemException("rollback", failure)))
                .isTrue();
    }

    static List<SQLException> areTransientWithoutAStateIfTheConnectionIsLost() {
        return List.of(
                new SQLTransientConnectionException("pool timeout"),
                new SQLRecoverableException("connection lost"),
                new SQLNonTransientConnectionException("connection refused"),
                new SQLException("Connection is closed"));
    }

    @ParameterizedTest
    @MethodSource
    void areFaultsWithoutAStateOtherwise(Exception failure) {
        assertThat(DatabaseFailures.isTransient(failure)).isFalse();
    }

    static Stream<Exception> areFaultsWithoutAStateOtherwise() {
        return Stream.of(
                new SQLException(),
                new SQLException("cannot read column"),
                new SQLFeatureNotSupportedException("no such thing"),
                new BatchUpdateException(),
                new NullPointerException(),
                new DuplicateKeyException("twice"));
    }

    @Test
    void areFoundBehindARollbackThatFailed() {
        var failure = new TransactionSystemException("rollback", new SQLException("closed", "XX000"));
        assertThat(DatabaseFailures.isTransient(failure)).isFalse();

        failure.initApplicationException(uncategorized("57P01"));
        assertThat(DatabaseFailures.isTransient(failure)).isTrue();
    }

    @Test
    void doNotIncludeAMissingFailure() {
        assertThat(DatabaseFailures.isTransient(null)).isFalse();
    }

    private static UncategorizedSQLException uncategorized(String state) {
        return new UncategorizedSQLException("task", "select", new SQLException("failed", state));
    }
}
