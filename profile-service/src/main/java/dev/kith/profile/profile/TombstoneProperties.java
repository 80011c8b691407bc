package dev.kith.profile.profile;

import dev.kith.http.settings.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param life how long nobody gets the username of an account that is gone */
@ConfigurationProperties("kith.profile.username-tombstone")
record TombstoneProperties(Duration life) {

    TombstoneProperties {
        if (life.isNegative()) {
            throw InvalidSettingException.of("USERNAME_TOMBSTONE", life.toString(), "a duration such as 30d");
        }
    }
}
