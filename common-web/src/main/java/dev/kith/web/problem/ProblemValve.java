package dev.kith.web.problem;

import dev.kith.http.problem.ProblemType;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Answers requests that Tomcat itself refuses, and failures in filters. */
final class ProblemValve extends ErrorReportValve {

    private static final String HEADER_TOO_LARGE =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    private final ProblemWriter problems;

    ProblemValve(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            if (failure != null && status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                problems.write(request, response, failure);
            } else {
                problems.write(request, response, map(response, failure));
            }
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The client closed the connection", gone);
        }
    }

    // Tomcat answers 400 to every request that it cannot read. Only its message says why.
    private static ProblemResponse map(Response response, @Nullable Throwable failure) {
        if (failure != null && HEADER_TOO_LARGE.equals(failure.getMessage())) {
            return ProblemResponse.of(ProblemType.HEADERS_TOO_LARGE, null);
        }
        var allow = response.getHeader(HttpHeaders.ALLOW);
        return ProblemResponse.ofStatus(
                response.getStatus(), allow == null ? Map.of() : Map.of(HttpHeaders.ALLOW, allow));
    }
}
