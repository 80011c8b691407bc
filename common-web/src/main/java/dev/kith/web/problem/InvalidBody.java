package dev.kith.web.problem;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Says where a JSON body is wrong and what was expected, in the words of JSON: no class, no parser shows through. */
final class InvalidBody {

    private final ExpectedJson expected;

    InvalidBody(JsonMapper mapper) {
        this.expected = new ExpectedJson(mapper);
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
                ProblemException.invalid(JsonPointers.of(mismatch), expected.insteadOf(mismatch));
            case StreamConstraintsException _ ->
                whole("the JSON is nested too deeply, or a name or number is too long");
            case InputCoercionException tooLarge ->
                ProblemException.invalid(
                        JsonPointers.of(tooLarge), expected.insteadOf(tooLarge.getTargetType()) + " in its range");
            case StreamReadException broken -> whole(BrokenJson.describe(broken));
            case JacksonIOException _ -> whole("the body could not be read to its end");
            // A value that has the right type, and that its record refuses.
            case JacksonException refused -> refused(refused);
            default -> whole("the body is not valid");
        };
    }

    private static ProblemException refused(JacksonException refused) {
        return refused.getCause() instanceof ProblemException problem
                ? problem
                : ProblemException.invalid(JsonPointers.of(refused), "is not valid");
    }

    // Nothing but white space: there is no token to be of a wrong type.
    private static boolean isBlank(MismatchedInputException mismatch) {
        return mismatch.getCurrentToken() == null && mismatch.getPath().isEmpty();
    }

    private static ProblemException missing() {
        return whole("the body is missing, expected JSON");
    }

    private static ProblemException whole(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
