package dev.kith.auth;

import dev.kith.http.settings.InvalidSettingException;
import dev.kith.http.token.VerificationKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of this service.
 *
 * @param publicUrl where browsers reach the gateway: links in mails begin with it, and its scheme decides the names of
 *     the cookies
 */
@Validated
@ConfigurationProperties("kith.auth")
public record AuthProperties(
        URI publicUrl,
        @Valid Audit audit,
        @Valid Deletion deletion,
        @Valid Key key,
        @Valid Mail mail,
        @Valid Password password,
        @Valid Recovery recovery,
        @Valid Session session,
        @Valid Throttle throttle,
        @Valid Token token) {

    // Instances that sign and gateways that verify do not agree on the time to the second.
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(1);

    public AuthProperties {
        if (!publicUrl.isAbsolute() || publicUrl.getHost() == null) {
            throw InvalidSettingException.of(
                    "PUBLIC_URL", publicUrl.toString(), "an absolute URL such as https://kith.example.com");
        }
        if (token.issuer().isBlank()) {
            token = new Token(url(publicUrl, ""), token.audience(), token.secret());
        }
    }

    /** The URL of a path at the gateway. */
    public String publicUrl(String path) {
        return url(publicUrl, path);
    }

    private static String url(URI base, String path) {
        return base.toString().replaceFirst("/+$", "") + path;
    }

    /** How long a key stays published after its last signature: until its last token has expired. */
    public Duration keyRetirement() {
        return Collections.max(List.of(session.accessTokenLife(), session.loginTokenLife()))
                .plus(CLOCK_MARGIN);
    }

    /** How long a network stays known: a user whose session expired in the last month logs in from a known network. */
    public Duration knownNetworkMemory() {
        return session.life().plusDays(30);
    }

    /** How long security events are stored. */
    public record Audit(@DurationMin(hours = 1) Duration retention) {}

    /** The services, besides this one, that must confirm the erasure of a user, by their short names. */
    public record Deletion(List<@NotBlank String> services) {}

    /**
     * The signing keys.
     *
     * @param encryptionSecret the private keys in the database are encrypted under it: at least 32 bytes, and it cannot
     *     be changed
     * @param rotation how long a key signs
     * @param lead how long before its first signature a key is published: twice as long as caches keep the key set, and
     *     longer than the gateway's {@code JWKS_REFRESH}
     */
    public record Key(
            String encryptionSecret,
            Duration rotation,
            @DurationMin(seconds = 1) Duration lead) {

        public static final String ENCRYPTION_SECRET = "KEY_ENCRYPTION_SECRET";

        private static final int MIN_SECRET_BYTES = 32;

        public Key {
            if (rotation.compareTo(lead) <= 0) {
                throw InvalidSettingException.of(
                        "KEY_ROTATION", rotation.toString(), "more than KEY_LEAD, which is " + lead);
            }
            encryptionSecret =
                    InvalidSettingException.requireSecret(ENCRYPTION_SECRET, encryptionSecret, MIN_SECRET_BYTES);
        }

        @Override
        public String toString() {
            return "Key[rotation=%s, lead=%s, redacted]".formatted(rotation, lead);
        }
    }

    /**
     * Mail.
     *
     * @param from the sender's address
     * @param folder where mails are stored with the profile {@code local} and without {@code smtp.host}; by default a
     *     folder for temporary files
     */
    public record Mail(
            @NotBlank String from, Path folder, @Valid Smtp smtp) {

        public Mail(String from, @Nullable Path folder, Smtp smtp) {
            this.from = from;
            this.folder = folder == null || folder.toString().isEmpty()
                    ? Path.of(System.getProperty("java.io.tmpdir"), "kith-mail")
                    : folder;
            this.smtp = smtp;
        }
    }

    /**
     * A mail server.
     *
     * @param host empty for none
     * @param port on port 465 the connection begins with TLS
     * @param user empty to send without authentication
     * @param starttls whether STARTTLS is required; ignored on port 465
     */
    public record Smtp(String host, @Min(1) @Max(65_535) int port, String user, String password, boolean starttls) {

        @Override
        public String toString() {
            return "Smtp[host=%s, port=%d, redacted]".formatted(host, port);
        }
    }

    /**
     * Hashing of passwords.
     *
     * @param bcryptCost BCrypt's logarithm of rounds: one more doubles the work of a guess, and of every login
     * @param threads how many hashes are computed at the same time; by default one for each core
     * @param queue how many may wait for a thread before the answer is 503
     */
    public record Password(
            @Min(4) @Max(16) int bcryptCost,
            @Min(1) @Max(256) @Nullable Integer threads,
            @Min(1) @Max(10_000) int queue) {}

    /**
     * The tokens in mails.
     *
     * @param emailTokenLife of a token that verifies an address
     * @param resetTokenLife of a token that sets a new password
     */
    public record Recovery(
            @DurationMin(seconds = 1) Duration emailTokenLife,
            @DurationMin(seconds = 1) Duration resetTokenLife) {}

    /**
     * Sessions and their tokens. No access token may live longer than {@code session-revoked} is stored (7 days): a
     * gateway that starts must learn of every ended session whose tokens have not expired.
     *
     * @param accessTokenLife of an access token of a session that can be refreshed
     * @param loginTokenLife of the one token of a login, and of its session
     * @param life of a session, even if it is used
     * @param idle how long a session waits for a refresh
     * @param refreshGrace how long a refresh token that was just spent gets the same answer
     */
    public record Session(
            @DurationMin(seconds = 1) @DurationMax(days = 7) Duration accessTokenLife,
            @DurationMin(seconds = 1) @DurationMax(days = 7) Duration loginTokenLife,
            @DurationMin(seconds = 1) Duration life,
            @DurationMin(seconds = 1) Duration idle,
            @DurationMin Duration refreshGrace) {}

    /**
     * Limits on wrong passwords. With the defaults a day allows 96 of one account, from all networks together, and 1440
     * from one network, for all accounts together; and once the number of tries.
     *
     * @param tries wrong passwords at once for one account from one network
     * @param triesPerAccount the same for one account, from all networks
     * @param triesPerNetwork the same from one network, for all accounts
     * @param refillOfAccount the time after which an account may have one more wrong password
     * @param refillOfNetwork the time after which a network may have one more wrong password
     */
    public record Throttle(
            @Min(1) int tries,
            @Min(1) int triesPerAccount,
            @Min(1) int triesPerNetwork,
            @DurationMin(seconds = 1) Duration refillOfAccount,
            @DurationMin(seconds = 1) Duration refillOfNetwork) {}

    /**
     * Access tokens.
     *
     * @param issuer claim {@code iss}; the public URL if it is not set, where software finds the metadata of the tokens
     * @param audience the one entry of claim {@code aud}
     * @param secret if set, tokens are signed with it (HS256) and not with a key in the database; at least 32 bytes
     */
    public record Token(
            @NotBlank String issuer,
            @NotBlank String audience,
            @Nullable String secret) {

        public Token {
            // An empty variable counts as not set.
            secret = secret == null || secret.isEmpty()
                    ? null
                    : InvalidSettingException.requireSecret("JWT_SECRET", secret, VerificationKey.Shared.MIN_BYTES);
        }

        @Override
        public String toString() {
            return "Token[issuer=%s, audience=%s, redacted]".formatted(issuer, audience);
        }
    }
}
