package dev.kith.auth.session;

import dev.kith.auth.AuthProperties;
import java.time.Duration;
import java.time.Instant;

/**
 * When a session and its tokens end. Each instant is at most the next.
 *
 * @param accessUntil when the access token that is issued now expires
 * @param idleUntil when the session ends unless it is refreshed
 * @param expiresAt when it ends in any case
 */
record SessionLifetimes(Instant now, Instant accessUntil, Instant idleUntil, Instant expiresAt) {

    static SessionLifetimes begin(SessionKind kind, Instant now, AuthProperties.Session settings) {
        return switch (kind) {
            case LOGIN -> {
                var end = now.plus(settings.loginTokenLife());
                yield new SessionLifetimes(now, end, end, end);
            }
            case REFRESHABLE -> refresh(now, now.plus(settings.life()), settings);
        };
    }

    static SessionLifetimes refresh(Instant now, Instant expiresAt, AuthProperties.Session settings) {
        var idleUntil = earlier(now.plus(settings.idle()), expiresAt);
        return new SessionLifetimes(
                now, earlier(now.plus(settings.accessTokenLife()), idleUntil), idleUntil, expiresAt);
    }

    Duration accessLife() {
        return Duration.between(now, accessUntil);
    }

    Duration refreshLife() {
        return Duration.between(now, idleUntil);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
