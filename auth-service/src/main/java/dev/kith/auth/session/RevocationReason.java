package dev.kith.auth.session;

import dev.kith.auth.audit.SecurityEventType;
import java.util.Locale;

/** Why a session has ended before its time. */
public enum RevocationReason {
    LOGOUT(SecurityEventType.LOGGED_OUT),
    REVOKED(SecurityEventType.SESSION_REVOKED),
    TOO_MANY_SESSIONS(SecurityEventType.SESSION_REVOKED),
    PASSWORD_CHANGED(SecurityEventType.SESSION_REVOKED),
    PASSWORD_RESET(SecurityEventType.SESSION_REVOKED),
    USER_BANNED(SecurityEventType.SESSION_REVOKED),
    USER_DELETED(SecurityEventType.SESSION_REVOKED),
    REFRESH_TOKEN_REUSED(SecurityEventType.REFRESH_TOKEN_REUSED);

    private final SecurityEventType kind;

    RevocationReason(SecurityEventType kind) {
        this.kind = kind;
    }

    /** As the audit says it. */
    SecurityEventType kind() {
        return kind;
    }

    /** As {@code session-revoked} says it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
