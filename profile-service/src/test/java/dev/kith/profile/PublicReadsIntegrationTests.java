package dev.kith.profile;

import dev.kith.test.PublicReadsTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicReadsIntegrationTests extends PublicReadsTest {

    private Api anna;

    @BeforeEach
    void createAnna() {
        anna = Api.asNewUser(port);
    }

    @ParameterizedTest
    @CsvSource({"{id}, 200", "username/{name}, 202", "avatar/{id}, 200"})
    void readsNeedNoToken(String path, int status) {
        var name = Api.freshName();
        anna.claim(name).is(200);
        var real = path.replace("{id}", anna.id().toString()).replace("{name}", name);

        anonymous().get("/api/profile/" + real).is(status);
    }

    @Test
    void writesNeedAToken() {
        var profile = "{\"username\":\"%s\"}".formatted(Api.freshName());

        anonymous().post("/api/profile/", profile).is(401);
    }
}
