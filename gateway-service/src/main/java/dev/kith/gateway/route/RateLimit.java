package dev.kith.gateway.route;

import java.time.Duration;
import java.util.Locale;

/**
 * How many requests of a kind are allowed. The limits are far above what people and well-behaved clients send.
 * auth-service, which knows the accounts, limits password guessing.
 */
public enum RateLimit {
    REGISTER(20, Scope.ADDRESS),
    SIGN_IN(60, Scope.ADDRESS),
    REFRESH(300, Scope.ADDRESS),
    RECOVERY(10, Scope.ADDRESS),
    /** A change costs two hashes, and logins need the same threads. */
    PASSWORD(10, Scope.ADDRESS),
    /** For requests whose token was refused after a signature check. */
    REFUSED_TOKEN(600, Scope.ADDRESS),
    OPEN_READ(600, Scope.ADDRESS),
    READ(1_200, Scope.CALLER),
    WRITE(300, Scope.CALLER),
    UPLOAD(30, Scope.CALLER),
    SOCKET(60, Scope.CALLER),
    /** No limit. */
    NONE(0, Scope.CALLER);

    /** Who shares one limit. */
    public enum Scope {
        /** An IPv4 address, or the /64 network of an IPv6 address: one household. */
        ADDRESS,
        /** The caller, or the address if the caller is unknown. */
        CALLER
    }

    private final long permits;
    private final Scope scope;

    RateLimit(long permits, Scope scope) {
        this.permits = permits;
        this.scope = scope;
    }

    /** Its name in headers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many requests in each {@link #window}. As many are allowed at once after a pause of that length. */
    public long permits() {
        return permits;
    }

    public Duration window() {
        return Duration.ofMinutes(1);
    }

    public Scope scope() {
        return scope;
    }
}
