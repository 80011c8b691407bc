package dev.kith.http.problem;

import java.net.URI;
import java.util.Locale;

/**
 * Every kind of error that a caller can get. The name gives the stable URI: {@code NOT_FOUND} is
 * {@code urn:kith:problem:not-found}.
 */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    WRONG_PASSWORD(400, "The password is wrong"),
    UNAUTHENTICATED(401, "Authentication is required"),
    WRONG_CREDENTIALS(401, "The address or the password is wrong"),
    REFRESH_TOKEN_REFUSED(401, "The refresh token is not valid"),
    FORBIDDEN(403, "Not allowed"),
    ORIGIN_NOT_ALLOWED(403, "The origin is not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    CONFLICT(409, "Conflict with the current state"),
    REQUEST_IN_PROGRESS(409, "The same request is still running"),
    PRECONDITION_FAILED(412, "It has changed since it was read"),
    CONTENT_TOO_LARGE(413, "The content is too large"),
    URI_TOO_LONG(414, "The target is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "The header fields are too large"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    BAD_GATEWAY(502, "A service could not be reached"),
    UNAVAILABLE(503, "Not available right now"),
    GATEWAY_TIMEOUT(504, "A service took too long");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public URI uri() {
        return URI.create("urn:kith:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
