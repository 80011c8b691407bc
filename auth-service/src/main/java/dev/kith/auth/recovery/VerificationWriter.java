package dev.kith.auth.recovery;

import dev.kith.auth.mail.Letter;
import dev.kith.auth.mail.LetterWriter;
import dev.kith.auth.mail.Occasion;
import dev.kith.auth.user.Credentials;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks a user whether the address is theirs; about: the user's id. */
@Component
class VerificationWriter implements LetterWriter {

    private final Credentials credentials;
    private final TokenStore tokens;
    private final Links links;
    private final RecoveryProperties properties;

    VerificationWriter(Credentials credentials, TokenStore tokens, Links links, RecoveryProperties properties) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.links = links;
        this.properties = properties;
    }

    @Override
    public Occasion occasion() {
        return Occasion.EMAIL_VERIFICATION;
    }

    @Override
    public Optional<Letter> write(String about) {
        return credentials
                .owner(UUID.fromString(about))
                .filter(owner -> !owner.emailVerified())
                .map(owner -> {
                    var token = Token.make();
                    tokens.put(owner.id(), Purpose.VERIFY_EMAIL, token, properties.emailTokenLife());
                    return new Letter(owner.email(), "Is this your address?", """
                            Somebody has made an account with this address. If it was you, confirm the address:

                            %s
                            If it was not you, there is nothing to do.
                            """.formatted(
                                    links.paragraph("/verify-email", token, properties.emailTokenLife())));
                });
    }
}
