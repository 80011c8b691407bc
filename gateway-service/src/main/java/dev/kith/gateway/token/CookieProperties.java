package dev.kith.gateway.token;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What Kith's own cookies depend on.
 *
 * @param publicUrl where people reach Kith; its scheme says whether the cookies are for HTTPS alone
 */
@ConfigurationProperties("kith.gateway.cookie")
record CookieProperties(URI publicUrl) {}
