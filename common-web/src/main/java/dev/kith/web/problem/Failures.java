package dev.kith.web.problem;

import static java.util.stream.Collectors.joining;

import dev.kith.database.connection.DatabaseFailures;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.Collection;
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

/** What a failure, of whatever origin, means to the caller. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final Duration DATABASE_IS_BACK = Duration.ofSeconds(2);

    private final InvalidBody invalidBody;
    private final InvalidArguments invalidArguments;

    Failures(InvalidBody invalidBody, InvalidArguments invalidArguments) {
        this.invalidBody = invalidBody;
        this.invalidArguments = invalidArguments;
    }

    Answer answer(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> Answer.of(problem);
            case HttpMessageNotReadableException unreadable -> Answer.of(invalidBody.problem(unreadable));
            case MethodArgumentNotValidException invalid -> Answer.of(invalidArguments.problem(invalid));
            case HandlerMethodValidationException invalid -> answer(invalid);
            case MethodArgumentTypeMismatchException mismatch -> Answer.of(InvalidArguments.problem(mismatch));
            case MissingServletRequestParameterException missing ->
                Answer.of(ProblemException.invalid("?" + missing.getParameterName(), "is required"));
            case MissingRequestHeaderException missing ->
                Answer.of(ProblemException.invalid(missing.getHeaderName(), "is required"));
            case InvalidParameterException _ ->
                Answer.of(ProblemType.INVALID_REQUEST, "the query cannot be read, expected percent-encoded UTF-8");
            case HttpRequestMethodNotSupportedException unsupported -> answer(unsupported);
            case HttpMediaTypeNotSupportedException unsupported -> answer(unsupported);
            case NoHandlerFoundException _, NoResourceFoundException _ ->
                Answer.of(ProblemType.NOT_FOUND, "there is nothing at this path");
            case AsyncRequestTimeoutException _ -> Answer.later("it took too long", DATABASE_IS_BACK);
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() ->
                Answer.ofStatus(response.getStatusCode().value(), Map.of());
            default -> fault(failure);
        };
    }

    private static Answer fault(Throwable failure) {
        if (DatabaseFailures.isTransient(failure)) {
            log.warn("The database is not available: {}", DatabaseFailures.reason(failure));
            return Answer.later("the database is not available", DATABASE_IS_BACK);
        }
        log.error("Unexpected failure", failure);
        return Answer.of(ProblemType.INTERNAL_ERROR, null);
    }

    private Answer answer(HandlerMethodValidationException invalid) {
        // A return value that breaks its own contract is this side's fault.
        return invalid.isForReturnValue() ? fault(invalid) : Answer.of(invalidArguments.problem(invalid));
    }

    private static Answer answer(HttpRequestMethodNotSupportedException unsupported) {
        var methods = unsupported.getSupportedHttpMethods();
        var allow = methods == null
                ? ""
                : methods.stream().map(HttpMethod::name).sorted().collect(joining(", "));
        var detail = "%s is not allowed here, expected %s".formatted(unsupported.getMethod(), allow);
        return Answer.of(ProblemType.METHOD_NOT_ALLOWED, detail).with(HttpHeaders.ALLOW, allow);
    }

    private static Answer answer(HttpMediaTypeNotSupportedException unsupported) {
        var expected = names(unsupported.getSupportedMediaTypes());
        return Answer.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "expected Content-Type " + expected)
                .with(HttpHeaders.ACCEPT, expected);
    }

    private static String names(Collection<MediaType> types) {
        return MediaType.toString(types);
    }
}
