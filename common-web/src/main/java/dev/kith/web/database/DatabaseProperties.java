package dev.kith.web.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.util.UriUtils;

/**
 * Where the service's database is.
 *
 * @param patience for how long a start waits for a server that does not answer; zero: a start does not look
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
        Duration patience) {

    /** PostgreSQL's own names, in Java's spelling. */
    enum SslMode {
        DISABLE,
        ALLOW,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL
    }

    String url() {
        // connectTimeout (seconds) below the pool's own, or a host that
        // swallows packets would hold a request longer than that.
        return "jdbc:postgresql://%s:%d/%s?sslmode=%s&connectTimeout=2&tcpKeepAlive=true"
                .formatted(
                        host,
                        port,
                        UriUtils.encode(name, "UTF-8"),
                        sslMode.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    String address() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return "DatabaseProperties[%s@%s/%s]".formatted(user, address(), name);
    }
}
