package dev.kith.chat.message;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.text.TextRule;
import dev.kith.http.text.TextRule.Characters;
import dev.kith.http.text.TextRule.Presence;
import dev.kith.http.text.Uuids;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message as a client sends it, not yet checked.
 *
 * @param clientId an id that the client chose; a message that is sent again with it is stored once
 */
public record NewMessage(
        @Nullable String receiver,
        @Nullable String text,
        @Nullable String clientId) {

    /** PostgreSQL cannot store every character, and has the same limit. */
    static final TextRule TEXT = new TextRule("text", 4_000, Presence.VISIBLE, Characters.STORABLE);

    private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,64}");

    /** Empty if the receiver is missing or not a UUID. */
    Optional<UUID> receiverId() {
        return Uuids.parse(receiver);
    }

    /** @throws ProblemException 400 that names each wrong field */
    void requireValid() {
        var isClientIdValid = clientId == null || CLIENT_ID.matcher(clientId).matches();
        var errors = Stream.of(
                        error(
                                receiverId().isPresent(),
                                "/receiver",
                                "the receiver is missing or is not the id of a user"),
                        TEXT.rejection(text),
                        error(
                                isClientIdValid,
                                "/client_id",
                                "expected 1 to 64 printable ASCII characters without spaces"))
                .flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static Optional<FieldError> error(boolean isValid, String pointer, String detail) {
        return isValid ? Optional.empty() : Optional.of(new FieldError(pointer, detail));
    }
}
