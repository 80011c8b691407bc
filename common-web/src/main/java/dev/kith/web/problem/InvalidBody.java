package dev.kith.web.problem;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.http.text.ExpectedForm;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Says where a JSON body is wrong and what was expected, without the names of Java classes. */
final class InvalidBody {

    private final JsonMapper mapper;

    InvalidBody(JsonMapper mapper) {
        this.mapper = mapper;
    }

    ProblemException problem(HttpMessageNotReadableException unreadable) {
        return Stream.<Throwable>iterate(unreadable, Objects::nonNull, Throwable::getCause)
                .filter(cause -> cause instanceof ProblemException || cause instanceof JacksonException)
                .findFirst()
                .map(this::problem)
                .orElseGet(() ->
                        unreadable.getCause() == null ? missing() : whole("the body could not be read to its end"));
    }

    private ProblemException problem(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> problem;
            case MismatchedInputException blank when isBlank(blank) -> missing();
            case MismatchedInputException mismatch ->
                ProblemException.invalid(FieldPointers.of(mismatch), describe(mismatch));
            case StreamConstraintsException _ ->
                whole("the JSON is nested too deeply, or a name or number is too long");
            case InputCoercionException tooLarge ->
                ProblemException.invalid(
                        FieldPointers.of(tooLarge),
                        "expected %s in its range".formatted(form(tooLarge.getTargetType())));
            case StreamReadException malformed -> whole(describe(malformed));
            case JacksonIOException _ -> whole("the body could not be read to its end");
            // A value of the right type that its record does not accept.
            case JacksonException refused -> refused(refused);
            default -> whole("the body is not valid");
        };
    }

    private static ProblemException refused(JacksonException refused) {
        return refused.getCause() instanceof ProblemException problem
                ? problem
                : ProblemException.invalid(FieldPointers.of(refused), "is not valid");
    }

    // A body of white space has no token.
    private static boolean isBlank(MismatchedInputException mismatch) {
        return mismatch.getCurrentToken() == null && mismatch.getPath().isEmpty();
    }

    private String describe(MismatchedInputException mismatch) {
        // A malformed text is not repeated: it can be long, or a secret.
        var isMalformed =
                mismatch instanceof InvalidFormatException && mismatch.getCurrentToken() == JsonToken.VALUE_STRING;
        var found = isMalformed ? null : name(mismatch.getCurrentToken());
        var expected = "expected " + form(mismatch.getTargetType());
        return found == null ? expected : expected + ", got " + found;
    }

    /** The JSON form of a type. */
    private String form(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type == byte[].class) {
            return "bytes in Base64";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        var isList = type.isArray() || Collection.class.isAssignableFrom(type);
        return ExpectedForm.of(type, mapper::writeValueAsString).orElse(isList ? "a list" : "an object");
    }

    private static @Nullable String name(@Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case null, default -> null;
        };
    }

    private static String describe(StreamReadException malformed) {
        var location = malformed.getLocation();
        return location == null
                ? "the body is not valid JSON"
                : "the body is not valid JSON at line %d, column %d"
                        .formatted(location.getLineNr(), location.getColumnNr());
    }

    private static ProblemException missing() {
        return whole("the body is missing, expected JSON");
    }

    private static ProblemException whole(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
