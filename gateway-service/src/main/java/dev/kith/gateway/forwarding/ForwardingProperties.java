package dev.kith.gateway.forwarding;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long the gateway waits for a service.
 *
 * @param response how long a service may be silent once it has the whole request
 */
@ConfigurationProperties("kith.gateway.forwarding")
record ForwardingProperties(Duration response) {}
