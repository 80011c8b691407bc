package dev.kith.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.gateway.testing.Fleet;
import dev.kith.gateway.testing.Service;
import dev.kith.test.OpenApi;
import dev.kith.test.client.TestResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two instances of the chat service behind one gateway. */
class InstanceTests {

    private static final Service FIRST = new Service();
    private static final Service SECOND = new Service();

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("CHAT_SERVICE_URL", FIRST.url() + ", " + SECOND.url());

    @BeforeEach
    void begin() {
        FIRST.start();
        SECOND.start();
        FIRST.forget();
        SECOND.forget();
    }

    @AfterEach
    void bothAreBack() {
        await().until(() -> health().path("services").path("chat").asString().equals("ready"));
    }

    @Test
    void takeTurns() {
        // An instance that another test has stopped comes last for a while.
        await().untilAsserted(() -> {
            begin();
            ask("GET", 10);
            assertThat(FIRST.received()).hasSize(5);
            assertThat(SECOND.received()).hasSize(5);
        });
    }

    @Test
    void anInstanceThatRefusesConnectionsIsSkippedForEachMethod() {
        FIRST.stop();
        ask("POST", 10);
        assertThat(SECOND.received())
                .hasSize(10)
                .allSatisfy(request -> assertThat(request.body()).isEqualTo("{\"text\":\"hello\"}"));
        FIRST.start();
        await().untilAsserted(() -> {
            ask("GET", 2);
            assertThat(FIRST.received()).isNotEmpty();
        });
    }

    @Test
    void a502SaysThatNoneCanBeReached() {
        FIRST.stop();
        SECOND.stop();
        assertThat(ask("GET").status()).isEqualTo(502);
        FIRST.start();
        assertThat(ask("GET").status()).isEqualTo(200);
        SECOND.start();
    }

    @Test
    void theHealthSaysWhichOneIsDown() {
        SECOND.stop();
        await().untilAsserted(() -> assertThat(health().toString())
                .isEqualTo(
                        "{\"status\":\"degraded\",\"services\":{\"auth\":\"ready\",\"chat\":\"degraded\",\"profile\":\"ready\"},"
                                + "\"instances\":{\"chat\":[\"ready\",\"down\"]}}"));
        FLEET.http().describedBy(OpenApi.of("openapi.yaml")).get("/health").is(200);
        SECOND.start();
    }

    private static void ask(String method, int times) {
        IntStream.range(0, times)
                .forEach(each -> assertThat(ask(method).status()).isEqualTo(200));
    }

    private static TestResponse ask(String method) {
        var body = method.equals("GET") ? "" : "{\"text\":\"hello\"}";
        return FLEET.http().send(method, "/api/chat/", body, "Authorization", FLEET.bearer());
    }

    private static JsonNode health() {
        return JsonMapper.shared().readTree(FLEET.http().get("/health").body());
    }
}
