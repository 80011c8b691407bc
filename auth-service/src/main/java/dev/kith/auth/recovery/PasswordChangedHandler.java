package dev.kith.auth.recovery;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.mail.Mails;
import dev.kith.auth.mail.SecurityNotice;
import dev.kith.auth.session.RevocationReason;
import dev.kith.auth.session.Sessions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a new password does to all that the old one has let in, in the transaction that sets it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PasswordChangedHandler {

    private final RecoveryTokens tokens;
    private final Sessions sessions;
    private final Audit audit;
    private final Mails mails;

    PasswordChangedHandler(RecoveryTokens tokens, Sessions sessions, Audit audit, Mails mails) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.audit = audit;
        this.mails = mails;
    }

    /** @param session the one that stays; null if the token named none */
    void afterChange(UUID user, @Nullable UUID session, ClientInfo client) {
        // A way in that was asked for before, perhaps by who must be kept out now.
        tokens.forget(user, TokenPurpose.RESET_PASSWORD);
        sessions.endOthers(user, session, RevocationReason.PASSWORD_CHANGED, client);
        audit.record(SecurityEvent.of(SecurityEventType.PASSWORD_CHANGED, user)
                .in(session)
                .by(client));
        mails.notify(user, SecurityNotice.PASSWORD_CHANGED);
    }

    void afterReset(UUID user, ClientInfo client) {
        // The address is verified by this.
        tokens.forget(user, TokenPurpose.VERIFY_EMAIL);
        sessions.endAll(user, RevocationReason.PASSWORD_RESET, client);
        audit.record(SecurityEvent.of(SecurityEventType.PASSWORD_RESET, user).by(client));
        mails.notify(user, SecurityNotice.PASSWORD_RESET);
    }
}
