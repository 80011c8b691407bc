package dev.kith.gateway.body;

import dev.kith.http.settings.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How much a request may bring, and how slowly. Whoever sends a body holds a connection to a service, of which there is
 * a number.
 *
 * @param maxSize the most that any request may bring. More than a service allows, so that the service says no in its
 *     own words
 * @param patience how long a body may take, however small it is
 * @param slowest how much a body must bring for each second that it takes beyond that
 */
@ConfigurationProperties("kith.gateway.body")
record BodyProperties(DataSize maxSize, Duration patience, DataSize slowest) {

    BodyProperties {
        if (maxSize.toBytes() < 1) {
            throw InvalidSettingException.of("MAX_BODY_SIZE", maxSize.toString(), "more than nothing");
        }
    }

    /** How long a body may take of which so many bytes have come. */
    Duration allowed(long read) {
        return patience.plusMillis(Duration.ofSeconds(read).toMillis() / slowest.toBytes());
    }
}
