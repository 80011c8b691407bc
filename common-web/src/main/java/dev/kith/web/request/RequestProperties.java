package dev.kith.web.request;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a service takes. JSON is small here, and so are the heaps.
 *
 * @param maxBody of any request, whether its length is announced or not; more is 413
 * @param maxBodyAt the same of those paths that have a limit of their own
 */
@ConfigurationProperties("kith.request")
record RequestProperties(
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue Map<String, DataSize> maxBodyAt) {

    DataSize maxBodyAt(String path) {
        return maxBodyAt.getOrDefault(path, maxBody);
    }
}
