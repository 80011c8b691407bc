package dev.kith.auth.token;

import dev.kith.http.settings.InvalidSettingException;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who this is to others.
 *
 * @param issuer claim {@code iss}
 * @param publicUrl where browsers find the gateway
 */
@ConfigurationProperties("kith.auth.discovery")
record DiscoveryProperties(String issuer, URI publicUrl) {

    DiscoveryProperties {
        if (!publicUrl.isAbsolute() || publicUrl.getHost() == null) {
            throw InvalidSettingException.of(
                    "PUBLIC_URL", publicUrl.toString(), "an absolute URL such as https://kith.example.com");
        }
    }
}
