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

/** Ends the access that the old password gave, in the transaction that sets the new one. */
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

    /** @param session the session that stays; null if the token named none */
    void afterChange(UUID user, @Nullable UUID session, ClientInfo client) {
        // A reset may have been requested by the person whom the new password keeps out.
        tokens.deleteAll(user, TokenPurpose.RESET_PASSWORD);
        sessions.endOthers(user, session, RevocationReason.PASSWORD_CHANGED, client);
        audit.record(SecurityEvent.of(SecurityEventType.PASSWORD_CHANGED, user)
                .in(session)
                .by(client));
        mails.notify(user, SecurityNotice.PASSWORD_CHANGED);
    }

    void afterReset(UUID user, ClientInfo client) {
        // The reset has verified the address.
        tokens.deleteAll(user, TokenPurpose.VERIFY_EMAIL);
        sessions.endAll(user, RevocationReason.PASSWORD_RESET, client);
        audit.record(SecurityEvent.of(SecurityEventType.PASSWORD_RESET, user).by(client));
        mails.notify(user, SecurityNotice.PASSWORD_RESET);
    }
}
