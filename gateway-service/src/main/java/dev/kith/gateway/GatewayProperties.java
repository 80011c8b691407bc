package dev.kith.gateway;

import dev.kith.gateway.route.Backend;
import dev.kith.http.settings.InvalidSettingException;
import dev.kith.http.token.VerificationKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the gateway.
 *
 * @param backends for each service the absolute {@code http} or {@code https} URLs of its instances, without a path,
 *     separated by commas; blank if the service is not deployed
 */
@Validated
@ConfigurationProperties("kith.gateway")
public record GatewayProperties(
        Map<Backend, String> backends,
        @Valid Token token,
        Routes routes,
        Cookie cookie,
        Cors cors,
        Client client,
        Forwarding forwarding,
        Connections connections,
        Relay relay,
        @Valid RateLimit limit,
        Body body) {

    public GatewayProperties {
        if (token.issuer().isBlank()) {
            var issuer = cookie.publicUrl().toString().replaceFirst("/+$", "");
            token = new Token(
                    token.jwksUrl(),
                    token.secret(),
                    issuer,
                    token.audience(),
                    token.refresh(),
                    token.revokedSessions());
        }
    }

    /**
     * Which tokens are accepted.
     *
     * @param jwksUrl the key set (RFC 7517), if it is not the auth service's own; not used if there is a secret
     * @param secret if set, only HS256, HS384 and HS512 tokens of this secret are accepted; blank for none
     * @param issuer what {@code iss} must be; the public URL if it is not set
     * @param audience what {@code aud} must be or contain
     * @param refresh how often the key set is read: the longest time that a withdrawn key is still accepted
     * @param revokedSessions how many revoked sessions are remembered
     */
    public record Token(
            @Nullable URI jwksUrl,
            @Nullable String secret,
            @NotBlank String issuer,
            @NotBlank String audience,
            @DurationMin(nanos = 1) Duration refresh,
            @Min(1) int revokedSessions) {

        public Token {
            secret = secret == null || secret.isBlank() ? null : secret;
            if (jwksUrl != null && jwksUrl.getHost() == null) {
                throw InvalidSettingException.of("JWKS_URL", jwksUrl.toString(), "the URL of a key set");
            }
            if (secret != null) {
                InvalidSettingException.requireSecret("JWT_SECRET", secret, VerificationKey.Shared.MIN_BYTES);
            }
        }

        @Override
        public String toString() {
            return "Token[issuer=%s, audience=%s, redacted]".formatted(issuer, audience);
        }
    }

    /**
     * What varies in the table of routes.
     *
     * @param publicReads whether feed and profiles may be read without a token
     */
    public record Routes(boolean publicReads) {}

    /**
     * What Kith's own cookies depend on.
     *
     * @param publicUrl where people reach Kith; its scheme decides whether the cookies are for HTTPS only
     */
    public record Cookie(URI publicUrl) {}

    /**
     * Which web pages may call with the credentials of their visitor.
     *
     * @param origins exact origins, such as {@code https://kith.example} or {@code http://localhost:5173}. Never
     *     {@code *}: browsers refuse it with credentials, and it would let every page act for its visitor
     */
    public record Cors(Set<String> origins) {}

    /**
     * The proxies in front of the gateway.
     *
     * @param trustedProxies addresses or networks, such as {@code 10.0.0.7} and {@code 10.0.0.0/8}
     */
    public record Client(List<String> trustedProxies) {}

    /**
     * How long the gateway waits for a service.
     *
     * @param response how long a service may be silent once it has the whole request
     */
    public record Forwarding(Duration response) {}

    /**
     * What clients may hold without a request. Beyond a number, the connection that has waited longest is closed.
     *
     * @param headTimeout how long the first byte of a connection, and each head of a request, may take to be complete
     * @param writeWait how long a client may take no byte of a response that waits for it
     * @param maxHeaders header lines of a request, and trailer lines of its body
     * @param maxHeads connections that have sent a part of a head
     * @param maxHeadsPerNetwork those of one network: an IPv4 address or an IPv6 /64; a trusted proxy has no such limit
     * @param maxIdle connections without a request
     * @param maxIdlePerNetwork those of one network
     */
    public record Connections(
            Duration headTimeout,
            Duration writeWait,
            int maxHeaders,
            int maxHeads,
            int maxHeadsPerNetwork,
            int maxIdle,
            int maxIdlePerNetwork) {}

    /**
     * The limits of a socket.
     *
     * @param writeWait how long an end may take to accept a frame
     * @param closeTimeout how long frames in flight may take after one end has closed
     * @param drainPeriod over which time a stopping gateway closes its sockets
     * @param maxControlFrames pings, pongs and fragments that a client may send each second; three times as many at
     *     once after a pause
     */
    public record Relay(Duration writeWait, Duration closeTimeout, Duration drainPeriod, int maxControlFrames) {}

    /**
     * How strict the rate limits are.
     *
     * @param scale a factor for each limit of the table; 0 turns the limits off
     */
    public record RateLimit(
            @DecimalMin("0") @DecimalMax("10000") double scale) {}

    /**
     * How large a request may be, and how slow. A request with a body holds one of the few connections to a service.
     *
     * @param maxSize the largest body. It is larger than what a service allows, so that the service can refuse with its
     *     own error
     * @param timeout how long any body may take, however small it is
     * @param minRate how much of a body must arrive in each second after that
     */
    public record Body(DataSize maxSize, Duration timeout, DataSize minRate) {

        public Body {
            if (maxSize.toBytes() < 1) {
                throw InvalidSettingException.of("MAX_BODY_SIZE", maxSize.toString(), "at least one byte");
            }
        }

        /** How much of a refused body is read and discarded, so that a client that still sends sees the response. */
        public long maxDiscarded() {
            return 8 * maxSize.toBytes();
        }

        /** How long a body may take if this many bytes of it have arrived. */
        public Duration allowedTime(long bytes) {
            return timeout.plusMillis(Duration.ofSeconds(bytes).toMillis() / minRate.toBytes());
        }
    }
}
