package dev.kith.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.http.identity.IdentityTokens;
import dev.kith.test.Identities;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicReadTests {

    @RegisterExtension
    static final Fleet FLEET = fleet();

    private static Fleet fleet() {
        var fleet = new Fleet();
        var everything = fleet.profile.url();
        return fleet.with("PUBLIC_READS", "true")
                .with("FEED_SERVICE_URL", everything)
                .with("CHAT_SERVICE_URL", everything);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/feed/",
                "/api/feed/?limit=2",
                "/api/feed/1",
                "/api/feed/1/comment/",
                "/api/feed/user/1",
                "/api/profile/1",
                "/api/profile/username/alice",
                "/api/profile/avatar/1",
            })
    void workWithoutATokenAndWithOneAsItsCaller(String path) {
        assertThat(FLEET.http().get(path).status()).isEqualTo(200);
        assertThat(FLEET.profile.only().headers()).doesNotContainKeys("X-user-id", "X-identity");

        FLEET.profile.forget();
        var caller = UUID.randomUUID();
        var token = "Bearer " + FLEET.issuer.token(caller);
        assertThat(FLEET.http().get(path, "Authorization", token).status()).isEqualTo(200);
        var headers = FLEET.profile.only().headers();
        assertThat(headers.getFirst("X-User-ID")).isEqualTo(caller.toString());
        assertThat(new IdentityTokens(Identities.INTERNAL_SECRET, Clock.systemUTC())
                        .verify(headers.getFirst("X-Identity")))
                .hasValueSatisfying(identity -> assertThat(identity.subject()).isEqualTo(caller));
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer nonsense",
        "Authorization, Bearer a.b.c",
        "Cookie, jwt=Bearer a.b.c",
        "Cookie, kith_access=a.b.c",
    })
    void anInvalidTokenCountsAsNone(String header, String value) {
        assertThat(FLEET.http().get("/api/feed/", header, value).status()).isEqualTo(200);
        assertThat(FLEET.profile.only().headers())
                .doesNotContainKeys("X-user-id", "X-identity", "Authorization", "Cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/feed/",
        "PUT,/api/feed/1",
        "DELETE,/api/feed/1",
        "POST,/api/feed/1/comment/",
        "PUT,/api/profile/",
        "PUT,/api/profile/avatar/",
        "DELETE,/api/profile/",
        "GET,/api/auth/id/",
        "GET,/api/auth/sessions",
        "GET,/api/chat/conversation",
    })
    void everythingElseNeedsAToken(String method, String path) {
        var answer = FLEET.http().send(method, path, "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("\"Missing authorization token\"");
        assertThat(FLEET.profile.received()).isEmpty();
        assertThat(FLEET.auth.received()).isEmpty();
    }
}
