package dev.kith.auth.session;

import dev.kith.http.settings.InvalidSettingException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things last.
 *
 * @param accessTokenLife of an access token of a session that can be refreshed
 * @param loginTokenLife of the one token of a login, and of its session
 * @param life of a session, however much it is used
 * @param idle how long a session waits for a refresh
 * @param refreshGrace how long a refresh token that was just spent still gets the same answer
 * @param publicUrl where people reach Kith, which decides the cookies' names
 */
@ConfigurationProperties("kith.auth.session")
record SessionProperties(
        Duration accessTokenLife,
        Duration loginTokenLife,
        Duration life,
        Duration idle,
        Duration refreshGrace,
        URI publicUrl) {

    /**
     * For as long {@code session-revoked} is kept: a gateway that starts must learn of every ended session whose tokens
     * still live.
     */
    private static final Duration LONGEST_TOKEN_LIFE = Duration.ofDays(7);

    SessionProperties {
        requireTokenLife("ACCESS_TOKEN_LIFE", accessTokenLife);
        requireTokenLife("LOGIN_TOKEN_LIFE", loginTokenLife);
        requireASecond("SESSION_LIFE", life);
        requireASecond("SESSION_IDLE", idle);
        if (refreshGrace.isNegative()) {
            throw InvalidSettingException.of("REFRESH_GRACE", refreshGrace.toString(), "a duration such as 10s");
        }
    }

    SessionLifetimes begin(SessionKind kind, Instant now) {
        return switch (kind) {
            case LOGIN -> {
                var end = now.plus(loginTokenLife);
                yield new SessionLifetimes(now, end, end, end);
            }
            case REFRESHABLE -> refresh(now, now.plus(life));
        };
    }

    SessionLifetimes refresh(Instant now, Instant expiresAt) {
        var idleUntil = earlier(now.plus(idle), expiresAt);
        return new SessionLifetimes(now, earlier(now.plus(accessTokenLife), idleUntil), idleUntil, expiresAt);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static void requireTokenLife(String variable, Duration life) {
        requireASecond(variable, life);
        if (life.compareTo(LONGEST_TOKEN_LIFE) > 0) {
            throw InvalidSettingException.of(variable, life.toString(), "7d or less");
        }
    }

    private static void requireASecond(String variable, Duration duration) {
        if (duration.toSeconds() < 1) {
            throw InvalidSettingException.of(variable, duration.toString(), "a second or more, such as 15m");
        }
    }
}
