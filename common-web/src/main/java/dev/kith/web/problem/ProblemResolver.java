package dev.kith.web.problem;

import dev.kith.database.connection.DatabaseFailures;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers every exception of a handler, and of the search for one. */
final class ProblemResolver implements HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(ProblemResolver.class);

    private final ProblemWriter problems;

    ProblemResolver(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (isCausedByClient(failure)) {
            log.debug("The client closed the connection: {}", failure.toString());
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            // Unresolved, it breaks the connection, so that the client does not take half a response for a whole one.
            return null;
        }
        try {
            problems.write(request, response, failure);
        } catch (IOException gone) {
            log.debug("The client closed the connection: {}", gone.toString());
        }
        return new ModelAndView();
    }

    // A closed connection to the database looks the same, but then the client still waits for the response.
    private static boolean isCausedByClient(Exception failure) {
        return !DatabaseFailures.isTransient(failure)
                && (failure instanceof AsyncRequestNotUsableException
                        || DisconnectedClientHelper.isClientDisconnectedException(failure));
    }
}
