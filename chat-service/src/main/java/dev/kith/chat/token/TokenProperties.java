package dev.kith.chat.token;

import jakarta.validation.constraints.Min;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who knows which tokens are good.
 *
 * @param authUrl where auth-service is
 * @param revokedSessions how many revoked sessions are remembered at once
 */
@Validated
@ConfigurationProperties("kith.token")
record TokenProperties(URI authUrl, @Min(1) int revokedSessions) {}
