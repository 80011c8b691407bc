package dev.kith.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AuthPropertiesTests {

    @Test
    void haveTheDocumentedDefaults() {
        var settings = TestSettings.of();

        assertThat(settings.session().life()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.session().idle()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.session().refreshGrace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.throttle().refillOfAccount()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void rememberANetworkForAMonthLongerThanASession() {
        assertThat(TestSettings.of("SESSION_LIFE=90d").knownNetworkMemory()).isEqualTo(Duration.ofDays(120));
    }

    @Test
    void publishARetiredKeyForLongerThanTheLongestToken() {
        assertThat(TestSettings.of("LOGIN_TOKEN_LIFE=24h").keyRetirement())
                .isGreaterThan(Duration.ofHours(24))
                .isLessThan(Duration.ofHours(25));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LOGIN_TOKEN_LIFE  | 8d     | LOGIN_TOKEN_LIFE has a value that is not shown: must be shorter
            ACCESS_TOKEN_LIFE | 0s     | ACCESS_TOKEN_LIFE has a value that is not shown: must be longer
            SESSION_IDLE      | 0s     | SESSION_IDLE is `0s`
            REFRESH_GRACE     | -1s    | REFRESH_GRACE is `-1s`
            RESET_TOKEN_LIFE  | 0s     | RESET_TOKEN_LIFE has a value that is not shown: must be longer
            LOGIN_TRIES       | 0      | LOGIN_TRIES is `0`
            SMTP_PORT         | 70000  | SMTP_PORT is `70000`
            KEY_ROTATION      | 1m     | KEY_ROTATION is `PT1M`, expected more than KEY_LEAD
            PUBLIC_URL        | kith   | PUBLIC_URL is `kith`, expected an absolute URL
            """)
    void stopTheStartAndNameTheVariable(String variable, String value, String message, CapturedOutput output) {
        var application = new SpringApplication(SettingsOnly.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThatThrownBy(() -> application.run(
                        "--KEY_ENCRYPTION_SECRET=the secret of these tests, used nowhere else",
                        "--%s=%s".formatted(variable, value)))
                .isNotNull();
        assertThat(output).contains("APPLICATION FAILED TO START", message);
    }

    @Test
    void neverShowASecret() {
        assertThatThrownBy(() -> TestSettings.of("KEY_ENCRYPTION_SECRET=short"))
                .hasRootCauseMessage("KEY_ENCRYPTION_SECRET has 5 bytes, expected at least 32 bytes");
        assertThatThrownBy(() -> TestSettings.of("JWT_SECRET=changeme"))
                .hasRootCauseMessage("JWT_SECRET has 8 bytes, expected at least 32 bytes");
        assertThat(TestSettings.of("JWT_SECRET=" + "a shared secret ".repeat(5), "SMTP_PASSWORD=private"))
                .asString()
                .doesNotContain("the secret of", "a shared secret", "private");
    }

    @EnableConfigurationProperties(AuthProperties.class)
    static class SettingsOnly {}
}
