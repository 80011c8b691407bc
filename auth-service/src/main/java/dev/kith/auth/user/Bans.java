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

/** Who may not get in. Each method may be repeated, and throws 404 where nobody is known by that id or address. */
@Component
class Bans {

    private final Users users;
    private final BanStore store;
    private final Sessions sessions;
    private final Audit audit;

    Bans(Users users, BanStore store, Sessions sessions, Audit audit) {
        this.users = users;
        this.store = store;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Ends every session of the user, and lets none begin. */
    @Transactional
    void ban(String who) {
        var user = find(who);
        if (store.ban(user)) {
            sessions.endAll(user, RevocationReason.USER_BANNED, null);
            audit.record(SecurityEvent.of(SecurityEventType.USER_BANNED, user));
        }
    }

    @Transactional
    void lift(String who) {
        var user = find(who);
        if (store.lift(user)) {
            audit.record(SecurityEvent.of(SecurityEventType.USER_UNBANNED, user));
        }
    }

    private UUID find(String who) {
        return users.findByIdOrEmail(who).map(User::id).orElseThrow(() -> ProblemException.notFound("user not found"));
    }
}
