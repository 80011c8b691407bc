package dev.kith.auth.session;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.test.client.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A refresh at the same time as the end of all sessions of the account. */
@AuthServiceTest
class AccountRaceIntegrationTests {

    private static final int RACES = 40;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource
    void isAlwaysWonByTheEndOfTheSessions(End end) throws Exception {
        var api = new Api(port);
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var race = 0; race < RACES; race++) {
                var email = freshEmail();
                var user = api.registered(email);
                var token = refreshToken(api.begin(email, PASSWORD));
                var ending = prepared(api, end, user);
                var start = new CyclicBarrier(2);

                var refresh = racers.submit(() -> {
                    start.await();
                    return api.refresh(token);
                });
                start.await();
                assertThat(ending.send().status()).isIn(202, 204);

                var refreshed = refresh.get();
                assertThat(refreshed.status()).isIn(200, 401);
                var newest = refreshed.status() == 200 ? refreshToken(refreshed) : token;
                assertThat(api.refresh(newest).status()).isEqualTo(401);
            }
        }
    }

    private Ending prepared(Api api, End end, UUID user) {
        return switch (end) {
            case BAN -> {
                var path = "/internal/users/%s/ban".formatted(user);
                yield () -> api.send("PUT", path, BodyPublishers.noBody(), Api.asOperator());
            }
            case DELETION -> () -> api.delete(user);
            case RESET -> {
                var token = OpaqueToken.random("");
                jdbc.sql("""
                                insert into recovery_tokens (user_id, purpose, hash, expires_at)
                                values (?, 'RESET_PASSWORD', ?, now() + interval '1 hour')
                                """).params(user, token.hash()).update();
                var body = "{\"token\":\"%s\",\"password\":\"battery staple\"}".formatted(token.text());
                yield () -> api.post("/api/auth/password-reset/confirm", BodyPublishers.ofString(body), Map.of());
            }
        };
    }

    private static String refreshToken(TestResponse answer) {
        return answer.json().path("refresh_token").asString();
    }

    enum End {
        BAN,
        DELETION,
        RESET
    }

    private interface Ending {

        TestResponse send();
    }
}
