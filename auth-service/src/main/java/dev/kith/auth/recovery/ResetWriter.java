package dev.kith.auth.recovery;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.mail.Draft;
import dev.kith.auth.mail.Letter;
import dev.kith.auth.mail.LetterWriter;
import dev.kith.auth.mail.MailKind;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.auth.user.User;
import dev.kith.auth.user.Users;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends the way back in to whoever has the address; to nobody, if nobody has it. About: a {@link Request} in JSON. */
@Component
class ResetWriter implements LetterWriter {

    private final Users users;
    private final RecoveryTokens tokens;
    private final MailLinks links;
    private final Audit audit;
    private final JsonMapper json;

    ResetWriter(Users users, RecoveryTokens tokens, MailLinks links, Audit audit, JsonMapper json) {
        this.users = users;
        this.tokens = tokens;
        this.links = links;
        this.audit = audit;
        this.json = json;
    }

    @Override
    public MailKind occasion() {
        return MailKind.PASSWORD_RESET;
    }

    @Override
    public Optional<Draft> write(String about) {
        var request = json.readValue(about, Request.class);
        return users.find(request.email())
                .flatMap(user -> tokens.make(user.id(), TokenPurpose.RESET_PASSWORD)
                        .map(token -> new Draft(
                                letter(user, token),
                                () -> audit.record(
                                        SecurityEvent.of(SecurityEventType.PASSWORD_RESET_REQUESTED, user.id())
                                                .by(request.client())),
                                () -> tokens.withdraw(token))));
    }

    // To the address of the account: what was asked for may be another way to write it.
    private Letter letter(User user, OpaqueToken token) {
        return new Letter(
                user.email(), "A new password", """
                Somebody, hopefully you, has asked for a new password of the account with this address:

                %s
                If it was not you, there is nothing to do: your password is as it was.
                """.formatted(links.paragraph(TokenPurpose.RESET_PASSWORD, token)));
    }

    /** @param client who has asked */
    record Request(String email, ClientInfo client) {}
}
