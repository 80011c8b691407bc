package dev.kith.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.gateway.testing.Gateway;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

    @ParameterizedTest
    @CsvSource({
        "INTERNAL_SECRET,''",
        "INTERNAL_SECRET,too-short",
        "JWT_SECRET,changeme",
        "JWKS_REFRESH,soon",
        "REVOKED_SESSIONS,0",
        "RATE_LIMIT_SCALE,-1",
        "RATE_LIMIT_SCALE,NaN",
        "PUBLIC_URL,kith.example",
        "PUBLIC_READS,perhaps",
        "CORS_ORIGINS,*",
        "CORS_ORIGINS,'http://localhost:5173,https://kith.example/'",
        "CORS_ORIGINS,null",
        "TRUSTED_PROXIES,proxy.example",
        "TRUSTED_PROXIES,10.0.0.0/99",
        "MAX_BODY_SIZE,much",
        "MAX_BODY_SIZE,0B",
        "AUTH_SERVICE_URL,localhost:8081",
        "AUTH_SERVICE_URL,''",
        "FEED_SERVICE_URL,http://feed/api",
        "CHAT_SERVICE_URL,'http://chat:8082,'",
        "JWKS_URL,not a url",
    })
    void aWrongSettingStopsTheStartAndIsNamed(String variable, String value, CapturedOutput output) {
        assertThatThrownBy(() -> Gateway.start(Map.of(variable, value)).close()).isNotNull();
        assertThat(output.getAll()).contains("APPLICATION FAILED TO START").containsPattern(variable + " (is|has) ");
        if (variable.endsWith("SECRET") && !value.isEmpty()) {
            assertThat(output.getAll()).doesNotContain(value);
        }
    }
}
