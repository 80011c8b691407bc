package dev.kith.auth.token;

import dev.kith.http.settings.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a key is followed by another.
 *
 * @param period how long a key signs
 * @param lead how long before it signs a key is published: twice as long as caches may hold the key set, and longer
 *     than the gateway's {@code JWKS_REFRESH}
 * @param accessTokenLife of the tokens that are signed
 * @param loginTokenLife the same
 */
@ConfigurationProperties("kith.auth.key.rotation")
record RotationProperties(Duration period, Duration lead, Duration accessTokenLife, Duration loginTokenLife) {

    // Instances that sign and gateways that check do not agree on the time to the second.
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration LONGEST_CACHE_LIFE = Duration.ofMinutes(1);

    RotationProperties {
        if (lead.toSeconds() < 1) {
            throw InvalidSettingException.of("KEY_LEAD", lead.toString(), "a second or more, and JWKS_REFRESH or more");
        }
        if (period.compareTo(lead) <= 0) {
            throw InvalidSettingException.of("KEY_ROTATION", period.toString(), "more than KEY_LEAD, which is " + lead);
        }
    }

    /**
     * How long anybody may keep the key set: nobody who does misses a key that begins to sign. Bounds as well how long
     * a removed key is believed.
     */
    Duration cacheLife() {
        var half = lead.dividedBy(2);
        return half.compareTo(LONGEST_CACHE_LIFE) < 0 ? half : LONGEST_CACHE_LIFE;
    }

    /** From a key's last signature until nobody needs the key any more. */
    Duration afterlife() {
        return (accessTokenLife.compareTo(loginTokenLife) > 0 ? accessTokenLife : loginTokenLife).plus(MARGIN);
    }
}
