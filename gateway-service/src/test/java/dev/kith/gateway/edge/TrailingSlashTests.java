package dev.kith.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailingSlashTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    @ParameterizedTest
    @CsvSource({
        "GET,/api/auth",
        "DELETE,/api/auth",
        "POST,/api/auth/id",
        "PUT,/api/profile",
        "PUT,/api/profile/avatar",
        "GET,/api/feed",
        "POST,/api/feed/0198c0de-0000-7000-8000-000000000001/comment",
        "PATCH,/api/chat",
    })
    void redirectsToTheSubtreeWithoutAToken(String method, String path) {
        var answer = FLEET.http().send(method, path + "?a=b%20c&d", "body");
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.headers("Location")).containsExactly(path + "/?a=b%20c&d");
        assertThat(FLEET.http().send(method, path, "").headers("Location")).containsExactly(path + "/");
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/profile/avatar", "GET,/api/auth/other", "GET,/api/profile/username"})
    void leavesOtherPathsAlone(String method, String path) {
        assertThat(FLEET.http().send(method, path, "").status()).isEqualTo(401);
    }

    @Test
    void neverRedirectsToAnotherHost() {
        assertThat(FLEET.http().get("/api/auth?x=//evil.example").headers("Location"))
                .containsExactly("/api/auth/?x=//evil.example");
    }
}
