package dev.kith.gateway.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.gateway.testing.Fleet;
import dev.kith.gateway.testing.Gateway;
import dev.kith.gateway.testing.SocketService;
import dev.kith.test.DocumentedCloseCodes;
import dev.kith.test.RawSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketRelayTests {

    private static final String ACCEPTS =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
    private static final SocketService CHAT = new SocketService();

    @RegisterExtension
    static final Fleet FLEET = new Fleet()
            .with("CHAT_SERVICE_URL", "http://127.0.0.1:" + CHAT.port())
            .with("MANAGEMENT_PORT", "0")
            // Long enough for a slow machine to read from a stalled client again before the timeout.
            .with("kith.gateway.relay.close-timeout", "2m")
            .with("kith.gateway.relay.max-control-frames", "1");

    @AfterEach
    void acceptAgain() {
        CHAT.answer(ACCEPTS);
        CHAT.forget();
    }

    @ParameterizedTest
    @MethodSource("closeCodes")
    void passesCloseCodesBothWays(int code) throws Exception {
        var client = open();
        CHAT.next().sendClose(code, "because");
        var last = client.read();
        assertThat(last.code()).isEqualTo(code);
        assertThat(last.reason()).isEqualTo("because");

        var leaving = open();
        var service = CHAT.next();
        leaving.send(RawSocket.CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
        assertThat(service.read()).isEqualTo("8:" + code);
    }

    /** The close codes of chat's sockets, and the limits of the ranges that RFC 6455 leaves to applications. */
    static Stream<Integer> closeCodes() {
        return Stream.concat(DocumentedCloseCodes.all().keySet().stream(), Stream.of(1008, 1010, 3000, 4999));
    }

    @Test
    void passesWhatWasSentBeforeTheClose() throws Exception {
        var client = open();
        var service = CHAT.next();
        for (var i = 0; i < 500; i++) {
            service.send("%d %s".formatted(i, "x".repeat(1_000)));
        }
        service.sendClose(4000, "slow");
        for (var i = 0; i < 500; i++) {
            assertThat(client.text()).startsWith(i + " ");
        }
        assertThat(client.closeCode()).isEqualTo(4000);
    }

    @Test
    void passesPingsAndPongs() throws Exception {
        var client = open();
        var service = CHAT.next();
        service.send(RawSocket.PING, "there?".getBytes(UTF_8));
        assertThat(client.read()).hasToString("frame 9: there?");
        client.send(RawSocket.PONG, "there?".getBytes(UTF_8));
        assertThat(service.read()).isEqualTo("a:there?");
        client.send(RawSocket.PING, "you?".getBytes(UTF_8));
        assertThat(service.read()).isEqualTo("9:you?");
    }

    @Test
    void passesFramesLargerThanAServiceTakesAndInPartsAsTheyCame() throws Exception {
        var client = open();
        var service = CHAT.next();
        var large = "x".repeat(64 * 1024 + 1);
        client.send(large);
        assertThat(service.read()).isEqualTo("1:" + large);
        client.sendFragment(RawSocket.TEXT, "a".getBytes(UTF_8), false);
        client.sendFragment(RawSocket.CONTINUATION, "b".getBytes(UTF_8), true);
        assertThat(service.read()).isEqualTo("1:a");
        assertThat(service.read()).isEqualTo("0:b");
    }

    @Test
    void refusesAFrameLargerThanTheLimit() throws Exception {
        var client = open();
        CHAT.next();
        client.announce(ClientSocket.MAX_FRAME + 1);
        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void closesTheClientsSocketWhenTheServiceIsKilled() throws Exception {
        var client = open();
        CHAT.next().die();
        var last = client.read();
        assertThat(last.code()).isEqualTo(1011);
        assertThat(last.reason()).contains("reconnect");
    }

    @Test
    void closesTheServicesSocketWhenTheClientIsGone() throws Exception {
        var client = open();
        var service = CHAT.next();
        client.close();
        assertThat(service.read()).isEqualTo("8:1001");
        assertThat(service.read()).isEqualTo("end");
    }

    @Test
    void agreesOnTheSubprotocolThatTheServiceChose() throws Exception {
        CHAT.answer(ACCEPTS + "Sec-WebSocket-Protocol: two\r\n");
        var client = ask(Map.of("Sec-WebSocket-Protocol", "one, two"));
        assertThat(client.response()).containsIgnoringCase("\r\nsec-websocket-protocol: two\r\n");
        CHAT.next();

        CHAT.answer(ACCEPTS);
        assertThat(ask(Map.of("Sec-WebSocket-Protocol", "one, two")).status()).isEqualTo(400);
        CHAT.next();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429})
    void forwardsTheRefusalOfTheService(int status) {
        CHAT.answer("HTTP/1.1 %d No\r\nContent-Length: 0\r\n".formatted(status));
        var refused = ask(Map.of());
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.response()).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100_000})
    void answers400WhereTheServiceHasSomethingElse(int length) {
        CHAT.answer("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n".formatted(length));
        assertThat(ask(Map.of()).status()).isEqualTo(400);
    }

    @Test
    void treatsAStoppingServiceAsUnreachable() {
        CHAT.answer("HTTP/1.1 503 Leaving\r\nContent-Length: 0\r\n");
        assertThat(ask(Map.of()).status()).isEqualTo(502);
    }

    @Test
    void slowsTheServiceDownWhileTheClientDoesNotReadAndClosesTheSocket() throws Exception {
        var client = open();
        var service = CHAT.next();
        var sent = new AtomicLong();
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    service.send("x".repeat(10_000));
                    sent.addAndGet(10_000);
                }
            } catch (IOException closed) {
                sent.set(-sent.get());
            }
        });
        // The gateway closes the socket when a frame has waited too long.
        await().atMost(Duration.ofMinutes(1)).until(() -> sent.get() < 0);
        assertThat(-sent.get()).isLessThan(20_000_000);
        assertThat(client.closeCode()).isEqualTo(4000);
        assertThat(Gateway.client(FLEET.gateway().managementPort())
                        .get("/actuator/prometheus")
                        .body())
                .contains("kith_relay_ended_total{code=\"4000\"} 1.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {RawSocket.PING, RawSocket.PONG, RawSocket.CONTINUATION})
    void closesASocketWithTooManyControlFrames(int opcode) throws Exception {
        var client = open();
        var service = CHAT.next();
        client.sendFragment(RawSocket.TEXT, new byte[0], false);
        var read = service.read();
        while (!read.startsWith("8:")) {
            client.sendFragment(opcode, new byte[0], opcode != RawSocket.CONTINUATION);
            read = service.read();
        }
        assertThat(read).isEqualTo("8:4429");
        assertThat(client.closeCode()).isEqualTo(4429);
    }

    @Test
    void doesNotCountWholeTexts() throws Exception {
        var client = open();
        var service = CHAT.next();
        for (var i = 0; i < 100; i++) {
            client.send("");
            assertThat(service.read()).isEqualTo("1:");
        }
    }

    private static RawSocket open() {
        var client = ask(Map.of());
        assertThat(client.status()).isEqualTo(101);
        return client;
    }

    private static RawSocket ask(Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Authorization", FLEET.bearer());
        return RawSocket.ask(FLEET.port(), "/api/chat/ws", all);
    }
}
