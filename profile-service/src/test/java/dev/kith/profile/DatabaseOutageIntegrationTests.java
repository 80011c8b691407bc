package dev.kith.profile;

import dev.kith.test.DatabaseOutageTest;
import java.util.List;
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

        areUnavailable(List.of(
                () -> anna.profile(),
                () -> anna.byUsername(name),
                () -> anna.claim(name),
                () -> anna.replace(name, ""),
                () -> anna.avatar(),
                () -> anna.delete()));

        startDatabase(200, () -> anna.profile().status());
        anna.replace(name, "Back again.").is(204);
    }
}
