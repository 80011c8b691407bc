package dev.kith.feed;

import static org.assertj.core.api.Assertions.assertThat;

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
        var publication = anna.published("Before.");
        var comment = anna.commented(publication, "Before, too.");

        stopDatabase();

        areUnavailable(List.of(
                () -> anna.publish("Meanwhile."),
                () -> anna.get("/api/feed/"),
                () -> anna.get("/api/feed/user/" + anna.id()),
                () -> anna.get("/api/feed/" + publication),
                () -> anna.edit(publication, "Meanwhile."),
                () -> anna.delete("/api/feed/" + publication),
                () -> anna.comment(publication, "Meanwhile."),
                () -> anna.get(Api.comments(publication)),
                () -> anna.delete("/api/feed/comment/" + comment)));

        startDatabase(200, () -> anna.get("/api/feed/").status());
        anna.publish("Back again.").is(201);
        assertThat(anna.get("/api/feed/").all("text")).containsExactly("Back again.", "Before.");
        assertThat(anna.get(Api.comments(publication)).all("text")).containsExactly("Before, too.");
    }
}
