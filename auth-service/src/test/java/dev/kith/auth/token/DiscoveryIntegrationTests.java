package dev.kith.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthServiceTest
class DiscoveryIntegrationTests {

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void open() {
        api = new Api(port);
    }

    @Test
    void namesIssuerAndKeys() {
        var metadata = api.open("/.well-known/openid-configuration").json();

        // OpenID Connect Discovery 1.0, section 4.3: the URL that the path was added to.
        assertThat(metadata.path("issuer").asString()).isEqualTo("http://localhost:8080");
        assertThat(metadata.path("jwks_uri").asString()).isEqualTo("http://localhost:8080/.well-known/jwks.json");
    }

    @Test
    void listsOnlyWhatIsImplemented() {
        var metadata = api.open("/.well-known/openid-configuration").json();

        assertThat(metadata.propertyNames())
                .containsExactly(
                        "issuer",
                        "jwks_uri",
                        "response_types_supported",
                        "subject_types_supported",
                        "id_token_signing_alg_values_supported",
                        "claims_supported");
    }

    @Test
    void publishesTheKeysAtTheWellKnownPath() {
        assertThat(api.open("/.well-known/jwks.json").body())
                .isEqualTo(api.keys().body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/jwks", "/.well-known/jwks.json", "/.well-known/openid-configuration"})
    void allowsCachingForAMinuteAndRevalidation(String path) {
        var answer = api.open(path);

        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60, public");
        assertThat(api.get(path, Map.of("If-None-Match", answer.header("ETag"))).status())
                .isEqualTo(304);
    }
}
