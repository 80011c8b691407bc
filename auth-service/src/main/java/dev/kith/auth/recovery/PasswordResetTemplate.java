package dev.kith.auth.recovery;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.mail.MailKind;
import dev.kith.auth.mail.MailMessage;
import dev.kith.auth.mail.MailTemplate;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.auth.user.User;
import dev.kith.auth.user.Users;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the mail with which a user sets a new password. If the address is unknown, no mail is sent. */
@Component
class PasswordResetTemplate implements MailTemplate {

    private final Users users;
    private final RecoveryTokens tokens;
    private final MailLinks links;
    private final Audit audit;
    private final JsonMapper json;

    PasswordResetTemplate(Users users, RecoveryTokens tokens, MailLinks links, Audit audit, JsonMapper json) {
        this.users = users;
        this.tokens = tokens;
        this.links = links;
        this.audit = audit;
        this.json = json;
    }

    @Override
    public MailKind kind() {
        return MailKind.PASSWORD_RESET;
    }

    /** The data of a mail for this address, requested by this client. */
    String data(String email, ClientInfo client) {
        return json.writeValueAsString(new Request(email, client));
    }

    @Override
    public Optional<PreparedMail> write(String data) {
        var request = json.readValue(data, Request.class);
        return users.find(request.email())
                .flatMap(user -> tokens.create(user.id(), TokenPurpose.RESET_PASSWORD)
                        .map(token -> new PreparedMail(
                                message(user, token),
                                () -> audit.record(
                                        SecurityEvent.of(SecurityEventType.PASSWORD_RESET_REQUESTED, user.id())
                                                .by(request.client())),
                                () -> tokens.delete(token))));
    }

    // Sent to the address of the account: the request may spell it in another way.
    private MailMessage message(User user, OpaqueToken token) {
        return new MailMessage(
                user.email(), "A new password", """
                A new password was requested for the account with this address. If you requested it, use this link:

                %s
                If you did not, there is nothing to do: your password has not changed.
                """.formatted(links.paragraph(TokenPurpose.RESET_PASSWORD, token)));
    }

    private record Request(String email, ClientInfo client) {}
}
