package dev.kith.gateway.limit;

import dev.kith.http.settings.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How strict the limits are.
 *
 * @param scale times each limit of the table; 0 for no limits at all
 */
@ConfigurationProperties("kith.gateway.limit")
record LimitProperties(double scale) {

    private static final double MOST = 10_000;

    LimitProperties {
        if (!(scale >= 0 && scale <= MOST)) {
            throw InvalidSettingException.of("RATE_LIMIT_SCALE", String.valueOf(scale), "a number from 0 to 10000");
        }
    }
}
