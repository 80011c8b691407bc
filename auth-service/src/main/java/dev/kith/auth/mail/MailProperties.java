package dev.kith.auth.mail;

import dev.kith.http.settings.InvalidSettingException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mail goes out.
 *
 * @param from whom it is from
 * @param folder where it is put instead, with the profile {@code local} and no {@code smtp.host}; one for temporary
 *     files if absent
 */
@ConfigurationProperties("kith.auth.mail")
record MailProperties(String from, Path folder, Smtp smtp) {

    MailProperties(String from, @Nullable Path folder, Smtp smtp) {
        if (from.isBlank()) {
            throw InvalidSettingException.of("MAIL_FROM", from, "an e-mail address");
        }
        this.from = from;
        this.folder = folder == null || folder.toString().isEmpty()
                ? Path.of(System.getProperty("java.io.tmpdir"), "kith-mail")
                : folder;
        this.smtp = smtp;
    }

    /**
     * A mail server.
     *
     * @param host empty for none
     * @param port 465 speaks TLS from the first byte
     * @param user empty to send without signing in
     * @param starttls whether the connection must become TLS before anything is said; without a meaning on port 465
     */
    record Smtp(String host, int port, String user, String password, boolean starttls) {

        private static final int IMPLICIT_TLS = 465;

        Smtp(@Nullable String host, int port, @Nullable String user, @Nullable String password, boolean starttls) {
            if (port < 1 || port > 65_535) {
                throw InvalidSettingException.of("SMTP_PORT", Integer.toString(port), "a port from 1 to 65535");
            }
            this.host = host == null ? "" : host;
            this.port = port;
            this.user = user == null ? "" : user;
            this.password = password == null ? "" : password;
            this.starttls = starttls;
        }

        boolean tlsFromTheFirstByte() {
            return port == IMPLICIT_TLS;
        }

        @Override
        public String toString() {
            return "Smtp[host=%s, port=%d, redacted]".formatted(host, port);
        }
    }
}
