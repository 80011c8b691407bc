package dev.kith.feed;

import dev.kith.test.PublicReadsTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicReadsIntegrationTests extends PublicReadsTest {

    private Api anna;

    @BeforeEach
    void createAnna() {
        anna = Api.asNewUser(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no/such/path", "{publication}", "{publication}/comment/", "user/{anna}"})
    void readsNeedNoToken(String path) {
        var publication = anna.published("For all.");
        var real = path.replace("{publication}", publication)
                .replace("{anna}", anna.id().toString());

        anonymous().get("/api/feed/" + real).is(200);
    }

    @Test
    void writesNeedAToken() {
        anonymous().post("/api/feed/", Api.text("By whom?")).is(401);
    }
}
