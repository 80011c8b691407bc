package dev.kith.web.problem;

import dev.kith.http.problem.Problem;
import dev.kith.http.request.RequestIds;
import dev.kith.web.request.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with what went wrong. For filters; a controller or a door throws instead. */
public final class ProblemWriter {

    private final JsonMapper mapper;
    private final Failures failures;

    ProblemWriter(JsonMapper mapper, Failures failures) {
        this.mapper = mapper;
        this.failures = failures;
    }

    /** Writes what the failure means to the caller; logs it where it is the service's own fault. */
    public void write(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        write(request, response, failures.answer(failure));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
        var problem = answer.problem().at(request.getRequestURI(), RequestId.of(request));
        var body = mapper.writeValueAsBytes(problem);
        // What the handler said of the content it was going to send is not true of this one.
        response.reset();
        response.setHeader(RequestIds.HEADER, RequestId.of(request));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        answer.headers().forEach(response::setHeader);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
