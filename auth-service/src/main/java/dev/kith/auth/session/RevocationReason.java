package dev.kith.auth.session;

import dev.kith.auth.audit.SecurityEventType;
import java.util.Locale;

/** Why a session was ended before it expired. */
public enum RevocationReason {
    LOGOUT(SecurityEventType.LOGGED_OUT),
    REVOKED(SecurityEventType.SESSION_REVOKED),
    TOO_MANY_SESSIONS(SecurityEventType.SESSION_REVOKED),
    PASSWORD_CHANGED(SecurityEventType.SESSION_REVOKED),
    PASSWORD_RESET(SecurityEventType.SESSION_REVOKED),
    USER_BANNED(SecurityEventType.SESSION_REVOKED),
    USER_DELETED(SecurityEventType.SESSION_REVOKED),
    REFRESH_TOKEN_REUSED(SecurityEventType.REFRESH_TOKEN_REUSED);

    private final SecurityEventType eventType;

    RevocationReason(SecurityEventType eventType) {
        this.eventType = eventType;
    }

    SecurityEventType eventType() {
        return eventType;
    }

    /** The reason in the event {@code session-revoked}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
