package dev.kith.web.problem;

import dev.kith.http.problem.Problem;
import dev.kith.http.request.RequestIds;
import dev.kith.web.request.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Writes a failure as the response to a request. For filters; controllers and entry points throw instead. */
public final class ProblemWriter {

    private final JsonMapper mapper;
    private final FailureMapper failures;

    ProblemWriter(JsonMapper mapper, FailureMapper failures) {
        this.mapper = mapper;
        this.failures = failures;
    }

    /** Writes the problem that the failure maps to. Logs the failure if it is the service's own fault. */
    public void write(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        write(request, response, failures.map(failure));
    }

    void write(HttpServletRequest request, HttpServletResponse response, ProblemResponse problemResponse)
            throws IOException {
        var problem = problemResponse.problem().at(request.getRequestURI(), RequestId.of(request));
        var body = mapper.writeValueAsBytes(problem);
        // The headers that the handler has set describe another body.
        response.reset();
        response.setHeader(RequestIds.HEADER, RequestId.of(request));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        problemResponse.headers().forEach(response::setHeader);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
