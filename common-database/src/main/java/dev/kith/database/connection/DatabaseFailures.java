package dev.kith.database.connection;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is away, or that asks for another try, from a fault in a statement. */
public final class DatabaseFailures {

    private DatabaseFailures() {}

    public static boolean isUnavailable(Throwable failure) {
        return chain(failure).anyMatch(DatabaseFailures::saysSo);
    }

    /** For the log: the driver's own words, or the outermost ones. */
    public static String reason(Throwable failure) {
        return Optional.ofNullable(NestedExceptionUtils.getRootCause(failure))
                .orElse(failure)
                .toString();
    }

    private static boolean saysSo(Throwable failure) {
        return switch (failure) {
            case TransientDataAccessException _, DataAccessResourceFailureException _ -> true;
            case RecoverableDataAccessException _, SQLTransientException _ -> true;
            // A connection that broke cannot be rolled back either, and this hides why it was to be.
            case TransactionSystemException unfinished
            when unfinished.getApplicationException() != null -> isUnavailable(unfinished.getApplicationException());
            case SQLException exception -> isOutage(exception.getSQLState());
            default -> false;
        };
    }

    // Class 08: connection exception; 57P: the operator shuts the server down or it starts up; 53: out of resources;
    // 55P03: somebody else had the lock for too long (https://www.postgresql.org/docs/18/errcodes-appendix.html).
    private static boolean isOutage(@Nullable String state) {
        return state != null && Stream.of("08", "57P", "53", "55P03").anyMatch(state::startsWith);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
