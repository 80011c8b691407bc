package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Instance;
import dev.kith.chat.Users;
import dev.kith.test.ServiceTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstancesIntegrationTests {

    private static final int EACH = 50;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Instance other;

    @BeforeAll
    void startAnother(@Autowired Environment environment) {
        other = Instance.beside(environment);
    }

    @AfterAll
    void stopIt() {
        other.close();
    }

    @Test
    void pushToTheSocketsOfEachOtherInOneOrder() throws Exception {
        var users = new Users(jdbc);
        var anna = users.add();
        var bob = users.add();
        try (var annas = SocketClient.ofV1(anna, port);
                var bobs = SocketClient.ofV1(bob, other.port());
                var bobsPhone = SocketClient.ofLegacy(bob, port);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = writers.submit(() -> write(annas, bob));
            var _ = writers.submit(() -> write(bobs, anna));

            var annasView = annas.skipTo("chat.message", 2 * EACH);
            var bobsView = bobs.skipTo("chat.message", 2 * EACH);
            var phonesView = bobsPhone.skipTo("chat.message", 2 * EACH);

            var all = LongStream.rangeClosed(1, 2 * EACH).boxed().toList();
            for (var view : List.of(annasView, bobsView, phonesView)) {
                assertThat(view).extracting(frame -> frame.path("seq").asLong()).containsExactlyElementsOf(all);
            }
            assertThat(annasView)
                    .extracting(frame -> frame.path("position").asLong())
                    .containsExactlyElementsOf(all);
            assertThat(ids(bobsView)).isEqualTo(ids(annasView)).isEqualTo(ids(phonesView));
        }
    }

    private static void write(SocketClient client, UUID receiver) {
        IntStream.range(0, EACH).forEach(number -> client.say(receiver, "message " + number));
    }

    private static List<String> ids(List<JsonNode> frames) {
        return frames.stream().map(frame -> frame.path("id").asString()).toList();
    }
}
