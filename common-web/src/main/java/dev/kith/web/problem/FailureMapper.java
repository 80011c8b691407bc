package dev.kith.web.problem;

import static java.util.stream.Collectors.joining;

import dev.kith.database.connection.DatabaseFailures;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Maps every exception to the response that the client gets. */
final class FailureMapper {

    private static final Logger log = LoggerFactory.getLogger(FailureMapper.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final InvalidBody invalidBody;
    private final InvalidArguments invalidArguments;

    FailureMapper(InvalidBody invalidBody, InvalidArguments invalidArguments) {
        this.invalidBody = invalidBody;
        this.invalidArguments = invalidArguments;
    }

    ProblemResponse map(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> ProblemResponse.of(problem);
            case HttpMessageNotReadableException unreadable -> ProblemResponse.of(invalidBody.problem(unreadable));
            case MethodArgumentNotValidException invalid -> ProblemResponse.of(invalidArguments.problem(invalid));
            case HandlerMethodValidationException invalid -> map(invalid);
            case MethodArgumentTypeMismatchException mismatch -> ProblemResponse.of(InvalidArguments.problem(mismatch));
            case MissingServletRequestParameterException missing ->
                ProblemResponse.of(ProblemException.invalid("?" + missing.getParameterName(), "is required"));
            case MissingRequestHeaderException missing ->
                ProblemResponse.of(ProblemException.invalid(missing.getHeaderName(), "is required"));
            case InvalidParameterException _ ->
                ProblemResponse.of(
                        ProblemType.INVALID_REQUEST, "the query cannot be read, expected percent-encoded UTF-8");
            case HttpRequestMethodNotSupportedException unsupported -> map(unsupported);
            case HttpMediaTypeNotSupportedException unsupported -> map(unsupported);
            case NoHandlerFoundException _, NoResourceFoundException _ ->
                ProblemResponse.of(ProblemType.NOT_FOUND, "there is nothing at this path");
            case AsyncRequestTimeoutException _ -> ProblemResponse.unavailable("it took too long", RETRY_AFTER);
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() ->
                ProblemResponse.ofStatus(response.getStatusCode().value(), Map.of());
            default -> mapFault(failure);
        };
    }

    private static ProblemResponse mapFault(Throwable failure) {
        if (DatabaseFailures.isTransient(failure)) {
            log.warn("The database is not available: {}", DatabaseFailures.reason(failure));
            return ProblemResponse.unavailable("the database is not available", RETRY_AFTER);
        }
        log.error("Unexpected failure", failure);
        return ProblemResponse.of(ProblemType.INTERNAL_ERROR, null);
    }

    private ProblemResponse map(HandlerMethodValidationException invalid) {
        // An invalid return value is the service's fault.
        return invalid.isForReturnValue() ? mapFault(invalid) : ProblemResponse.of(invalidArguments.problem(invalid));
    }

    private static ProblemResponse map(HttpRequestMethodNotSupportedException unsupported) {
        var methods = unsupported.getSupportedHttpMethods();
        var allow = methods == null
                ? ""
                : methods.stream().map(HttpMethod::name).sorted().collect(joining(", "));
        var detail = "%s is not allowed here, expected %s".formatted(unsupported.getMethod(), allow);
        return ProblemResponse.of(ProblemType.METHOD_NOT_ALLOWED, detail).with(HttpHeaders.ALLOW, allow);
    }

    private static ProblemResponse map(HttpMediaTypeNotSupportedException unsupported) {
        var expected = MediaType.toString(unsupported.getSupportedMediaTypes());
        return ProblemResponse.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "expected Content-Type " + expected)
                .with(HttpHeaders.ACCEPT, expected);
    }
}
