package dev.kith.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthServiceTest
@ExtendWith(OutputCaptureExtension.class)
class RefusedTokensIntegrationTests {

    private static final String TOKEN = "a-token-that-was-never-issued";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"/api/auth/password-reset/confirm, RESET_PASSWORD", "/api/auth/email-verification/confirm, VERIFY_EMAIL"
    })
    void areLoggedWithTheirPurposeAlone(String path, String purpose, CapturedOutput output) {
        var body = "{\"token\":\"%s\",\"password\":\"battery staple\"}".formatted(TOKEN);

        var refused = new Api(port).post(path, BodyPublishers.ofString(body), Map.of());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(output).contains("Refused a token of a mail: " + purpose).doesNotContain(TOKEN);
    }

    @Test
    void areLoggedWithoutTheRefreshToken(CapturedOutput output) {
        assertThat(new Api(port).refresh(TOKEN).status()).isEqualTo(401);

        assertThat(output).contains("Refused a refresh token").doesNotContain(TOKEN);
    }
}
