package dev.kith.auth.recovery;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.Kind;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.client.Client;
import dev.kith.auth.mail.Letter;
import dev.kith.auth.mail.LetterWriter;
import dev.kith.auth.mail.Occasion;
import dev.kith.auth.user.Credentials;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends the way back in to whoever has the address; to nobody, if nobody has it. About: a {@link Request} in JSON. */
@Component
class ResetWriter implements LetterWriter {

    private final Credentials credentials;
    private final TokenStore tokens;
    private final Links links;
    private final RecoveryProperties properties;
    private final Audit audit;
    private final JsonMapper json;

    ResetWriter(
            Credentials credentials,
            TokenStore tokens,
            Links links,
            RecoveryProperties properties,
            Audit audit,
            JsonMapper json) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.links = links;
        this.properties = properties;
        this.audit = audit;
        this.json = json;
    }

    @Override
    public Occasion occasion() {
        return Occasion.PASSWORD_RESET;
    }

    @Override
    public Optional<Letter> write(String about) {
        var request = json.readValue(about, Request.class);
        return credentials.owner(request.email()).map(owner -> {
            var token = Token.make();
            tokens.put(owner.id(), Purpose.RESET_PASSWORD, token, properties.resetTokenLife());
            audit.record(new SecurityEvent(Kind.PASSWORD_RESET_REQUESTED, owner.id(), null, request.client()));
            // To the address of the account: what was asked for may be another way to write it.
            return new Letter(owner.email(), "A new password", """
                    Somebody, hopefully you, has asked for a new password of the account with this address:

                    %s
                    If it was not you, there is nothing to do: your password is as it was.
                    """.formatted(
                            links.paragraph("/reset-password", token, properties.resetTokenLife())));
        });
    }

    /** @param client who has asked */
    record Request(String email, Client client) {}
}
