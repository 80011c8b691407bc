package dev.kith.database.connection;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a failure that passes by itself from a fault in a statement. It passes if the database is away or busy, if the
 * transaction lost a conflict with another one, or if it waited too long. A request is then answered with 503, and an
 * event is tried again.
 */
public final class DatabaseFailures {

    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static final String[] TRANSIENT_STATES = {
        "08", // connection exception
        "25006", // read-only transaction: a failover has made this server a standby
        "40", // transaction rollback: deadlock, serialization failure
        "53", // insufficient resources
        "55P03", // lock not available: lock_timeout
        "57014", // query cancelled: statement_timeout
        "57P" // operator intervention: the server shuts down or starts up
    };

    // HikariCP's answer, without a state, on a connection that broke before.
    private static final String CLOSED_CONNECTION = "Connection is closed";

    private DatabaseFailures() {}

    /** Whether the failure, or what caused it, passes by itself. */
    public static boolean isTransient(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                return true;
            }
        }
        return false;
    }

    /** For the log: the driver's own words, or the outermost ones. */
    public static String reason(Throwable failure) {
        return Optional.ofNullable(NestedExceptionUtils.getRootCause(failure))
                .orElse(failure)
                .toString();
    }

    private static boolean passes(Throwable failure) {
        return switch (failure) {
            case TransientDataAccessException _, RecoverableDataAccessException _ -> true;
            case DataAccessResourceFailureException _, CannotCreateTransactionException _ -> true;
            // A connection that broke cannot be rolled back either, and this hides why it was to be.
            case TransactionSystemException unfinished -> isTransient(unfinished.getApplicationException());
            case SQLTransientException _, SQLRecoverableException _, SQLNonTransientConnectionException _ -> true;
            case SQLException exception -> passes(exception);
            default -> false;
        };
    }

    private static boolean passes(SQLException failure) {
        var state = failure.getSQLState();
        return state == null
                ? CLOSED_CONNECTION.equals(failure.getMessage())
                : Stream.of(TRANSIENT_STATES).anyMatch(state::startsWith);
    }
}
