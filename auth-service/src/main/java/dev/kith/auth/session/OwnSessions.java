package dev.kith.auth.session;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.Kind;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.client.Client;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What users do with their own sessions. */
@Component
class OwnSessions {

    private final Sessions sessions;
    private final Audit audit;

    OwnSessions(Sessions sessions, Audit audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    Page<Session> list(UUID user, PageRequest page) {
        return sessions.list(user, page);
    }

    @Transactional
    void logOut(UUID user, UUID session, Client client) {
        if (sessions.end(user, session, Reason.LOGOUT)) {
            audit.record(new SecurityEvent(Kind.LOGGED_OUT, user, session, client));
        }
    }

    /** Whether there was such a session. */
    @Transactional
    boolean revoke(UUID user, UUID session, Client client) {
        var revoked = sessions.end(user, session, Reason.REVOKED);
        if (revoked) {
            audit.record(new SecurityEvent(Kind.SESSION_REVOKED, user, session, client));
        }
        return revoked;
    }

    @Transactional
    void revokeOthers(UUID user, @Nullable UUID current, Client client) {
        for (var session : sessions.endOthers(user, current, Reason.REVOKED)) {
            audit.record(new SecurityEvent(Kind.SESSION_REVOKED, user, session, client));
        }
    }
}
