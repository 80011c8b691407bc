package dev.kith.chat.hub;

/**
 * Why a socket is closed (RFC 6455, section 7.4). After a code from 4000 the client may reconnect unchanged; after one
 * from 4400 it must change something first, as with HTTP. Proxies do not forward 1012 to 1014.
 */
public enum CloseCode {
    /** The instance stops; the client connects to another one. */
    GOING_AWAY(1001, "going away: reconnect and resume", true),
    NOT_TEXT(1003, "only text frames are understood", false),
    TOO_LARGE(1009, "the frame is too large", false),
    INTERNAL_ERROR(1011, "something went wrong here: reconnect and resume", true),
    /** The client reads too slowly, or does not end a text that it has begun. */
    SLOW(4000, "too slow: reconnect and resume", true),
    /** The client sent nothing, not even the answer to a ping. */
    UNRESPONSIVE(4001, "no pong: reconnect and resume", true),
    TOKEN_EXPIRED(4401, "the token has expired", false),
    SESSION_REVOKED(4401, "the session has ended", false),
    TOO_MANY_SOCKETS(4409, "too many sockets of one user", false),
    TOO_MANY_FRAMES(4429, "too many frames", false);

    private final int code;
    private final String reason;
    private final boolean reconnect;

    CloseCode(int code, String reason, boolean reconnect) {
        this.code = code;
        this.reason = reason;
        this.reconnect = reconnect;
    }

    public int code() {
        return code;
    }

    /** For people; at most 123 bytes, which is what a close frame holds. */
    public String reason() {
        return reason;
    }

    /** Whether the client should reconnect with the same token, and resume. */
    public boolean reconnect() {
        return reconnect;
    }
}
