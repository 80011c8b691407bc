package dev.kith.auth.recovery;

import dev.kith.http.settings.InvalidSettingException;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How tokens are sent.
 *
 * @param publicUrl what links begin with
 * @param emailTokenLife of a token that verifies an address
 * @param resetTokenLife of a token that lets in
 */
@ConfigurationProperties("kith.auth.recovery")
record RecoveryProperties(URI publicUrl, Duration emailTokenLife, Duration resetTokenLife) {

    RecoveryProperties {
        requireASecond("EMAIL_TOKEN_LIFE", emailTokenLife);
        requireASecond("RESET_TOKEN_LIFE", resetTokenLife);
    }

    Duration life(TokenPurpose purpose) {
        return switch (purpose) {
            case VERIFY_EMAIL -> emailTokenLife;
            case RESET_PASSWORD -> resetTokenLife;
        };
    }

    private static void requireASecond(String variable, Duration life) {
        if (life.toSeconds() < 1) {
            throw InvalidSettingException.of(variable, life.toString(), "a second or more, such as 30m");
        }
    }
}
