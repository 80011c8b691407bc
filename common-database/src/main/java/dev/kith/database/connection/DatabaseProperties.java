package dev.kith.database.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Locale;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the service's database is.
 *
 * @param startTimeout how long a start waits for a server that does not answer; with zero it does not check
 * @param statementTimeout how long a statement may take; waiting for a lock ends a second earlier
 */
@Validated
@ConfigurationProperties("kith.database")
record DatabaseProperties(
        @NotBlank String host,
        @Min(1) @Max(65535) int port,
        @NotBlank String name,
        @NotBlank String user,
        String password,
        SslMode sslMode,
        Duration startTimeout,
        @NotNull @DurationMin(seconds = 2) Duration statementTimeout) {

    /**
     * PostgreSQL ends a transaction that is idle for longer: its process may have stopped, and others wait for its
     * locks. Longer than the relay waits for Kafka, and longer than sending a mail takes.
     */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(1);

    /** PostgreSQL's own names, in Java's spelling. */
    enum SslMode {
        DISABLE,
        ALLOW,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL
    }

    /** For requests, and for everything that must not make them wait. */
    String url() {
        // READ COMMITTED: after a wait for a lock, a transaction sees what its owner has committed.
        var options = ("-c statement_timeout=%ds -c lock_timeout=%ds -c idle_in_transaction_session_timeout=%ds"
                        + " -c default_transaction_isolation=read\\ committed")
                .formatted(statementTimeout.toSeconds(), statementTimeout.toSeconds() - 1, IDLE_TIMEOUT.toSeconds());
        // The server gives up first and says so. The driver gives up if the server does not answer at all.
        return unlimitedUrl()
                + "&socketTimeout=%d&options=%s".formatted(2 * statementTimeout.toSeconds(), encoded(options));
    }

    /** For migrations, which take longer the larger the tables are. */
    String unlimitedUrl() {
        // connectTimeout (seconds) must be below the pool's own, or a host
        // that drops packets would hold a request longer than that. The
        // server's details of an error would put the values of rows into logs.
        return "jdbc:postgresql://%s:%d/%s?sslmode=%s&connectTimeout=2&tcpKeepAlive=true&logServerErrorDetail=false"
                .formatted(
                        host,
                        port,
                        encoded(name),
                        sslMode.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    String address() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return "DatabaseProperties[%s@%s/%s]".formatted(user, address(), name);
    }
}
