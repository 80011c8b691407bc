package dev.kith.web.request;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of requests. Bodies of JSON are small, and so are the heaps.
 *
 * @param maxBody the maximum size of a body; a larger one gets 413
 * @param maxBodyAt the same for single paths
 */
@ConfigurationProperties("kith.request")
record RequestProperties(
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue Map<String, DataSize> maxBodyAt) {

    DataSize maxBodyAt(String path) {
        return maxBodyAt.getOrDefault(path, maxBody);
    }
}
