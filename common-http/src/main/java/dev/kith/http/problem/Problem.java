package dev.kith.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as a caller sees it: {@code application/problem+json} (RFC 9457), with Kith's members {@code request_id} and
 * {@code errors}.
 *
 * @param detail what was wrong and what was expected, for a person; it contains no internals
 * @param instance the path of the request
 * @param errors one entry for each bad field; absent when empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @JsonProperty("request_id") @Nullable String requestId,
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(ProblemType type, @Nullable String detail) {
        return of(type, detail, List.of());
    }

    public static Problem of(ProblemType type, @Nullable String detail, List<FieldError> errors) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, null, errors);
    }

    /** The same problem with the path of the request and its id in the logs. */
    public Problem at(String path, @Nullable String requestId) {
        return new Problem(type, title, status, detail, path, requestId, errors);
    }

    /**
     * What is wrong with one field.
     *
     * @param pointer JSON pointer (RFC 6901) into the body, such as {@code /email}; or {@code ?limit} or
     *     {@code Header-Name} for a value outside the body
     */
    public record FieldError(String pointer, String detail) {}
}
