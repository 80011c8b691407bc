package dev.kith.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.gateway.testing.Service;
import dev.kith.test.RawSocket;
import dev.kith.test.client.TestResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailingServiceTests {

    private static final ServerSocket RUDE = rude();

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("FEED_SERVICE_URL", "http://127.0.0.1:" + RUDE.getLocalPort());

    /** Connections that were accepted and closed without a word. */
    private static final AtomicInteger CUT = new AtomicInteger();

    private static final AtomicInteger CUTS_LEFT = new AtomicInteger();

    @BeforeEach
    void startOver() {
        FLEET.profile.start();
        CUT.set(0);
        CUTS_LEFT.set(Integer.MAX_VALUE);
    }

    @Test
    void a502SaysThatAServiceCannotBeReached() {
        FLEET.profile.stop();
        isProblem(ask("GET", "/api/profile/x"), 502, "bad-gateway");
        isProblem(ask("POST", "/api/profile/"), 502, "bad-gateway");
        FLEET.profile.start();
        assertThat(ask("GET", "/api/profile/x").status()).isEqualTo(200);
    }

    @Test
    void aSocketToAServiceThatCannotBeReachedIsNotOpened() {
        FLEET.profile.stop();
        var refused = RawSocket.ask(FLEET.port(), "/api/profile/ws", Map.of("Authorization", FLEET.bearer()));
        assertThat(refused.status()).isEqualTo(502);
        FLEET.profile.start();
    }

    @Test
    void a502SaysThatAServiceHungUp() {
        isProblem(ask("GET", "/api/feed/x"), 502, "bad-gateway");
        isProblem(ask("POST", "/api/feed/"), 502, "bad-gateway");
    }

    @Test
    void retriesSafeMethodsOnly() {
        CUTS_LEFT.set(1);
        assertThat(ask("GET", "/api/feed/x").status()).isEqualTo(204);
        assertThat(CUT).hasValue(1);
        CUTS_LEFT.set(1);
        isProblem(ask("POST", "/api/feed/"), 502, "bad-gateway");
        assertThat(CUT).hasValue(2);
    }

    @Test
    void aServicesOwnProblemPassesUntouched() {
        var problem = "{\"type\":\"urn:kith:problem:unavailable\",\"status\":503,\"request_id\":\"theirs\"}";
        FLEET.profile.at("/api/profile/busy", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().add("Retry-After", "7");
            Service.answer(exchange, 503, problem);
        });
        var answer = ask("GET", "/api/profile/busy");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo(problem);
        assertThat(answer.headers("Retry-After")).containsExactly("7");
        assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(FLEET.profile.received()).hasSize(1);
    }

    @Test
    void statusAndHeadersPassAsTheyAre() {
        FLEET.profile.at("/api/profile/odd", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.getResponseHeaders().add("Set-Cookie", "kith_refresh=a; Path=/; HttpOnly");
            exchange.getResponseHeaders().add("Set-Cookie", "kith_theme=b");
            Service.answer(exchange, 299, "odd");
        });
        var answer = ask("GET", "/api/profile/odd");
        assertThat(answer.status()).isEqualTo(299);
        assertThat(answer.headers("ETag")).containsExactly("\"1\"");
        assertThat(answer.headers("Set-Cookie")).hasSize(2);
    }

    private static TestResponse ask(String method, String path) {
        return FLEET.http().send(method, path, method.equals("GET") ? "" : "{}", "Authorization", FLEET.bearer());
    }

    private static void isProblem(TestResponse answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.body())
                .contains("\"urn:kith:problem:" + type + "\"")
                .doesNotContain("127.0.0.1", "localhost", "Exception", "io.netty");
    }

    private static ServerSocket rude() {
        try {
            var rude = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            Thread.ofVirtual().start(() -> cutConnections(rude));
            return rude;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void cutConnections(ServerSocket rude) {
        while (!rude.isClosed()) {
            try (Socket socket = rude.accept()) {
                socket.getInputStream().read(new byte[4096]);
                if (CUTS_LEFT.getAndDecrement() > 0) {
                    CUT.incrementAndGet();
                } else {
                    socket.getOutputStream()
                            .write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException closed) {
                // The next one, or the end.
            }
        }
    }
}
