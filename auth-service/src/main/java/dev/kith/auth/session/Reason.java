package dev.kith.auth.session;

import dev.kith.auth.audit.Kind;
import java.util.Locale;

/** Why a session has ended before its time. */
public enum Reason {
    LOGOUT(Kind.LOGGED_OUT),
    REVOKED(Kind.SESSION_REVOKED),
    TOO_MANY_SESSIONS(Kind.SESSION_REVOKED),
    PASSWORD_CHANGED(Kind.SESSION_REVOKED),
    PASSWORD_RESET(Kind.SESSION_REVOKED),
    USER_BANNED(Kind.SESSION_REVOKED),
    USER_DELETED(Kind.SESSION_REVOKED),
    REFRESH_TOKEN_REUSED(Kind.REFRESH_TOKEN_REUSED);

    private final Kind kind;

    Reason(Kind kind) {
        this.kind = kind;
    }

    /** As the audit says it. */
    Kind kind() {
        return kind;
    }

    /** As {@code session-revoked} says it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
