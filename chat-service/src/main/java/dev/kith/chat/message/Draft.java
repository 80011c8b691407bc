package dev.kith.chat.message;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent, checked.
 *
 * @param clientId the sender's own name for it: however often it is sent under that, it is one message
 */
public record Draft(UUID receiver, String text, @Nullable String clientId) {

    private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,64}");

    /**
     * What somebody wants to send.
     *
     * @throws ProblemException 400 that names each field that is wrong
     */
    public static Draft of(@Nullable String receiver, @Nullable String text, @Nullable String clientId) {
        var to = Optional.ofNullable(receiver).flatMap(Draft::id);
        var errors = Stream.of(
                        to.isPresent()
                                ? Optional.<FieldError>empty()
                                : error("/receiver", "the receiver is missing or no id of a user"),
                        Text.objection(text),
                        clientId == null || CLIENT_ID.matcher(clientId).matches()
                                ? Optional.<FieldError>empty()
                                : error("/client_id", "expected 1 to 64 printable ASCII characters without spaces"))
                .flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new Draft(to.orElseThrow(), Text.require(text), clientId);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Optional<FieldError> error(String pointer, String detail) {
        return Optional.of(new FieldError(pointer, detail));
    }
}
