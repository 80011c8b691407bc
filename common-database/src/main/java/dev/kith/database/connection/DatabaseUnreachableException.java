package dev.kith.database.connection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Stops the start. The message names the variables to check. */
final class DatabaseUnreachableException extends RuntimeException {

    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static final String INVALID_AUTHORIZATION = "28";
    private static final String INVALID_CATALOG_NAME = "3D";

    private DatabaseUnreachableException(String message, SQLException cause) {
        super(message, cause);
    }

    /** Whether the server has refused, and will refuse again. */
    static boolean isFinal(SQLException refused) {
        return is(INVALID_AUTHORIZATION, refused.getSQLState()) || is(INVALID_CATALOG_NAME, refused.getSQLState());
    }

    static DatabaseUnreachableException of(DatabaseProperties database, SQLException refused) {
        var state = refused.getSQLState();
        var message = is(INVALID_AUTHORIZATION, state)
                ? "PostgreSQL at %s does not let `%s` in (DB_USER, DB_PASSWORD)."
                        .formatted(database.address(), database.user())
                : is(INVALID_CATALOG_NAME, state)
                        ? "PostgreSQL at %s has no database `%s` (DB_NAME)."
                                .formatted(database.address(), database.name())
                        : "PostgreSQL at %s (DB_HOST, DB_PORT) did not answer within %d s (DB_WAIT)."
                                .formatted(
                                        database.address(),
                                        database.startTimeout().toSeconds());
        return new DatabaseUnreachableException(message, refused);
    }

    /** Prints the message instead of a stack trace. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Analyzer extends AbstractFailureAnalyzer<DatabaseUnreachableException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, DatabaseUnreachableException cause) {
            return new FailureAnalysis(
                    String.valueOf(cause.getMessage()), "Start the database, or correct the environment.", cause);
        }
    }

    private static boolean is(String stateClass, @Nullable String state) {
        return state != null && state.startsWith(stateClass);
    }
}
