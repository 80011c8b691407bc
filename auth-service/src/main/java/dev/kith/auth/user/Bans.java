package dev.kith.auth.user;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.session.RevocationReason;
import dev.kith.auth.session.Sessions;
import dev.kith.http.problem.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bans users and lifts bans. Each method may be repeated, and throws 404 if the id or address is unknown. */
@Component
class Bans {

    private final Users users;
    private final UserStore store;
    private final Sessions sessions;
    private final Audit audit;

    Bans(Users users, UserStore store, Sessions sessions, Audit audit) {
        this.users = users;
        this.store = store;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Ends every session of the user and prevents new ones. */
    @Transactional
    void ban(String idOrEmail) {
        var user = find(idOrEmail);
        if (store.ban(user)) {
            sessions.endAll(user, RevocationReason.USER_BANNED, null);
            audit.record(SecurityEvent.of(SecurityEventType.USER_BANNED, user));
        }
    }

    @Transactional
    void lift(String idOrEmail) {
        var user = find(idOrEmail);
        if (store.liftBan(user)) {
            audit.record(SecurityEvent.of(SecurityEventType.USER_UNBANNED, user));
        }
    }

    private UUID find(String idOrEmail) {
        return users.findByIdOrEmail(idOrEmail)
                .map(User::id)
                .orElseThrow(() -> ProblemException.notFound("user not found"));
    }
}
