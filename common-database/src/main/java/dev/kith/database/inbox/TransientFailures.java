package dev.kith.database.inbox;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells what passes by itself from what an event will fail at again. */
final class TransientFailures {

    // PostgreSQL's appendix A: connection exception, transaction
    // rollback (deadlock, serialization), insufficient resources.
    private static final Set<String> CLASSES = Set.of("08", "40", "53");

    // Read-only after a failover, lock not available, query cancelled, and
    // the server's going down and coming up (57P01 to 57P03).
    private static final Set<String> CODES = Set.of("25006", "55P03", "57014", "57P01", "57P02", "57P03");

    private static final int CLASS_LENGTH = 2;

    private TransientFailures() {}

    static boolean include(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(Throwable failure) {
        return switch (failure) {
            case TransientDataAccessException _ -> true;
            case RecoverableDataAccessException _ -> true;
            case DataAccessResourceFailureException _ -> true;
            case CannotCreateTransactionException _ -> true;
            // A rollback that failed hides why it was due.
            case TransactionSystemException e -> include(e.getApplicationException());
            case SQLTransientException _ -> true;
            case SQLRecoverableException _ -> true;
            case SQLException e -> passes(e.getSQLState());
            default -> false;
        };
    }

    private static boolean passes(@Nullable String state) {
        // Without a state it does not come from the server, but from the pool, whose connection is gone.
        return state == null
                || CODES.contains(state)
                || CLASSES.contains(state.substring(0, Math.min(CLASS_LENGTH, state.length())));
    }
}
