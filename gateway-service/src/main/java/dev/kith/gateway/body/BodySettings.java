package dev.kith.gateway.body;

import dev.kith.http.settings.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How much a request may bring.
 *
 * @param maxSize the most that any request may bring. More than a service allows, so that the service says no in its
 *     own words
 */
@ConfigurationProperties("kith.body")
record BodySettings(DataSize maxSize) {

    BodySettings {
        if (maxSize.toBytes() < 1) {
            throw InvalidSettingException.of("MAX_BODY_SIZE", maxSize.toString(), "more than nothing");
        }
    }
}
