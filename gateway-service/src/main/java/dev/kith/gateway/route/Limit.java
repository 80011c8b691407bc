package dev.kith.gateway.route;

import java.time.Duration;
import java.util.Locale;

/**
 * How often something may be asked for. Far above what people do, and what a client does that knows when to stop: it is
 * for those that do not. Guessing passwords is auth-service's to slow down, which knows the accounts.
 */
public enum Limit {
    REGISTER(20, Scope.ADDRESS),
    SIGN_IN(60, Scope.ADDRESS),
    REFRESH(300, Scope.ADDRESS),
    RECOVERY(10, Scope.ADDRESS),
    /** Of requests whose token is no good, which is known only after its signature was checked. */
    REFUSED_TOKEN(600, Scope.ADDRESS),
    OPEN_READ(600, Scope.ADDRESS),
    READ(1_200, Scope.CALLER),
    WRITE(300, Scope.CALLER),
    UPLOAD(30, Scope.CALLER),
    SOCKET(60, Scope.CALLER),
    /** As often as anybody likes. */
    NONE(0, Scope.CALLER);

    /** Who is counted as one. */
    public enum Scope {
        /** An IPv4 address, or the /64 network of an IPv6 address: what one household has. */
        ADDRESS,
        /** The caller, and where nobody knows who that is, the address. */
        CALLER
    }

    private final long permits;
    private final Scope scope;

    Limit(long permits, Scope scope) {
        this.permits = permits;
        this.scope = scope;
    }

    /** As the headers call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How often in one {@link #window}; so many at once, too, after a pause that long. */
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
