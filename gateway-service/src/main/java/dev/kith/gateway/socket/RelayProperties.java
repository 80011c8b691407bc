package dev.kith.gateway.socket;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is granted to a socket.
 *
 * @param writeWait how long an end may take to let a frame in
 * @param lastWords how long what is under way may take once an end has closed
 * @param departure over how long the sockets of a gateway that stops are closed
 * @param parts pings, pongs and parts of texts of a client in each second; three times as many at once after a pause
 */
@ConfigurationProperties("kith.gateway.relay")
record RelayProperties(Duration writeWait, Duration lastWords, Duration departure, int parts) {

    Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(3L * parts).refillGreedy(parts, Duration.ofSeconds(1)))
                .withNanosecondPrecision()
                .build();
    }
}
