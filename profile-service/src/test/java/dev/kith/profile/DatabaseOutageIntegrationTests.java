package dev.kith.profile;

import dev.kith.test.DatabaseOutageTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class DatabaseOutageIntegrationTests extends DatabaseOutageTest {

    @LocalServerPort
    private int port;

    @Test
    void answers503AndRecoversWithoutARestart() {
        var anna = Api.asNewUser(port);
        var name = Api.freshName();
        anna.claim(name).is(200);

        stopDatabase();

        anna.profile().isUnavailable();
        anna.byUsername(name).isUnavailable();
        anna.claim(name).isUnavailable();
        anna.replace(name, "").isUnavailable();
        anna.avatar().isUnavailable();
        anna.delete().isUnavailable();

        startDatabase(200, () -> anna.profile().status());
        anna.replace(name, "Back again.").is(204);
    }
}
