package dev.kith.auth.recovery;

import dev.kith.auth.mail.Draft;
import dev.kith.auth.mail.Letter;
import dev.kith.auth.mail.LetterWriter;
import dev.kith.auth.mail.MailKind;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.auth.user.User;
import dev.kith.auth.user.Users;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks a user whether the address is theirs; about: the user's id. */
@Component
class VerificationWriter implements LetterWriter {

    private final Users users;
    private final RecoveryTokens tokens;
    private final MailLinks links;

    VerificationWriter(Users users, RecoveryTokens tokens, MailLinks links) {
        this.users = users;
        this.tokens = tokens;
        this.links = links;
    }

    @Override
    public MailKind occasion() {
        return MailKind.EMAIL_VERIFICATION;
    }

    @Override
    public Optional<Draft> write(String about) {
        return users.find(UUID.fromString(about))
                .filter(user -> !user.emailVerified())
                .flatMap(user -> tokens.make(user.id(), TokenPurpose.VERIFY_EMAIL)
                        .map(token -> new Draft(letter(user, token), () -> {}, () -> tokens.withdraw(token))));
    }

    private Letter letter(User user, OpaqueToken token) {
        return new Letter(user.email(), "Is this your address?", """
                Somebody has made an account with this address. If it was you, confirm the address:

                %s
                If it was not you, there is nothing to do.
                """.formatted(
                        links.paragraph(TokenPurpose.VERIFY_EMAIL, token)));
    }
}
