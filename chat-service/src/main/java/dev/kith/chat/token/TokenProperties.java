package dev.kith.chat.token;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who knows which tokens are good.
 *
 * @param authUrl where auth-service is
 */
@ConfigurationProperties("kith.token")
record TokenProperties(URI authUrl) {}
