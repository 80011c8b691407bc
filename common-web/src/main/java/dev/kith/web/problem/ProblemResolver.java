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

/** Answers whatever a handler, or the search for one, throws. */
final class ProblemResolver implements HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(ProblemResolver.class);

    private final ProblemWriter problems;

    ProblemResolver(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (isOfClient(failure)) {
            log.debug("The client went away: {}", failure.toString());
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            // Too late to say anything; unresolved, it breaks the
            // connection, so that the half answer is not taken for one.
            return null;
        }
        try {
            problems.write(request, response, failure);
        } catch (IOException gone) {
            log.debug("The client went away: {}", gone.toString());
        }
        return new ModelAndView();
    }

    // The end of a connection to the database looks the same, and its client still waits for an answer.
    private static boolean isOfClient(Exception failure) {
        return !DatabaseFailures.isTransient(failure)
                && (failure instanceof AsyncRequestNotUsableException
                        || DisconnectedClientHelper.isClientDisconnectedException(failure));
    }
}
