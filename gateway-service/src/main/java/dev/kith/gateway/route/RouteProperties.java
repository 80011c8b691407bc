package dev.kith.gateway.route;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What of the table is a matter of taste.
 *
 * @param publicReads whether feed and profiles may be read by everybody, or by callers with a token alone
 */
@ConfigurationProperties("kith.gateway.routes")
record RouteProperties(boolean publicReads) {}
