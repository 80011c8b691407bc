package dev.kith.auth.session;

import java.util.Locale;

/** Why a session has ended before its time. */
public enum Reason {
    LOGOUT,
    REVOKED,
    TOO_MANY_SESSIONS,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    USER_BANNED,
    USER_DELETED,
    REFRESH_TOKEN_REUSED;

    /** As {@code session-revoked} says it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
