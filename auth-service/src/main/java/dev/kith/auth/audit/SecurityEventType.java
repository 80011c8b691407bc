package dev.kith.auth.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The types of security events. Clients and logs see the name in lower case. */
public enum SecurityEventType {
    REGISTERED,
    LOGGED_IN,
    LOGIN_FAILED,
    LOGIN_THROTTLED,
    REFRESH_TOKEN_REUSED,
    SESSION_REVOKED,
    LOGGED_OUT,
    PASSWORD_CHANGED,
    PASSWORD_CHANGE_FAILED,
    PASSWORD_RESET_REQUESTED,
    PASSWORD_RESET,
    EMAIL_VERIFIED,
    KEY_ROTATED,
    USER_BANNED,
    USER_UNBANNED,
    DELETION_STARTED,
    DELETION_COMPLETED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
