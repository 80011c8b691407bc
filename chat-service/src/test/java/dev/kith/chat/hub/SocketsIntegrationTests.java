package dev.kith.chat.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.http.identity.Identity;
import dev.kith.test.Identities;
import dev.kith.test.RawSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HubTest
class SocketsIntegrationTests {

    private static final String PATH = "/api/chat/ws";
    private static final int FRAME_LIMIT = 64 * 1024;

    private final UUID anna = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private Hub hub;

    @Autowired
    private EchoProtocol protocol;

    @Test
    void isRefusedWithoutAnIdentity() {
        assertThat(RawSocket.ask(port, PATH, Map.of()).status()).isEqualTo(401);
    }

    @Test
    void isRefusedWithoutAnUpgrade() {
        var headers = headers(anna);
        headers.put("Connection", "close");
        headers.put("Upgrade", "nothing");
        var answer = RawSocket.ask(port, PATH, headers);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response()).contains("application/problem+json");
    }

    @Test
    void negotiatesASubprotocolThatBothSupport() {
        var headers = headers(anna);
        headers.put("Sec-WebSocket-Protocol", "something.else, " + EchoProtocol.NAME);
        assertThat(RawSocket.open(port, PATH, headers).response())
                .containsIgnoringCase("\r\nSec-WebSocket-Protocol: %s\r\n".formatted(EchoProtocol.NAME));
    }

    @Test
    void compressesNothing() {
        var headers = headers(anna);
        headers.put("Sec-WebSocket-Extensions", "permessage-deflate");
        assertThat(open(headers).response()).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    @Test
    void isInTheHubWhileItIsOpen() {
        var socket = open(anna);
        assertThat(socket.text()).isEqualTo("hello " + anna);
        assertThat(hub.socketsOf(anna)).singleElement().satisfies(one -> {
            assertThat(one.protocol()).isEqualTo(EchoProtocol.NAME);
            assertThat(one.user()).isEqualTo(anna);
        });

        socket.close();
        await().atMost(Duration.ofMinutes(1)).until(() -> hub.socketsOf(anna).isEmpty());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(protocol.happened).containsOnlyOnce("closed " + anna));
    }

    @Test
    void handlesFramesInOrder() {
        var socket = open(anna);
        for (var i = 0; i < 50; i++) {
            socket.send("%s %d".formatted(anna, i));
        }
        var inOrder = IntStream.range(0, 50)
                .mapToObj(i -> "received %s %d".formatted(anna, i))
                .toList();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(protocol.happened)
                        .filteredOn(what -> what.startsWith("received " + anna))
                        .isEqualTo(inOrder));
    }

    @Test
    void joinsTheFragmentsOfAFrame() {
        var socket = open(anna);
        assertThat(socket.text()).startsWith("hello");
        // The bytes of the euro sign are in two fragments.
        socket.sendFragment(RawSocket.TEXT, new byte[] {'e', 'c', 'h', 'o', ' ', (byte) 0xE2, (byte) 0x82}, false);
        socket.sendFragment(RawSocket.CONTINUATION, new byte[0], false);
        socket.sendFragment(RawSocket.CONTINUATION, new byte[] {(byte) 0xAC}, true);
        assertThat(socket.text()).isEqualTo("€");
    }

    @Test
    void acceptsAFrameOfTheMaximumSizeAndNoLargerOne() {
        var socket = open(anna);
        assertThat(socket.text()).startsWith("hello");
        socket.send("ignored " + "ü".repeat((FRAME_LIMIT - 8) / 2));
        socket.send("echo still here");
        assertThat(socket.text()).isEqualTo("still here");

        socket.send("ignored " + "ü".repeat((FRAME_LIMIT - 8) / 2) + "x");
        assertThat(socket.closeCode()).isEqualTo(1009);
    }

    @Test
    void refusesBinaryFrames() {
        var binary = open(anna);
        binary.send(RawSocket.BINARY, new byte[100_000]);
        assertThat(binary.closeCode()).isEqualTo(1003);

        var malformed = open(anna);
        malformed.send(RawSocket.TEXT, new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThat(malformed.closeCode()).isEqualTo(1007);
    }

    @ParameterizedTest
    @EnumSource
    void sendsTheCodeAndTheReasonOfItsEnd(CloseCode code) {
        var socket = open(anna);
        socket.send("close " + code);
        socket.text();
        var last = socket.read();
        assertThat(last.opcode()).isEqualTo(RawSocket.CLOSE);
        assertThat(last.code()).isEqualTo(code.code());
        assertThat(last.reason()).isEqualTo(code.reason());
    }

    @Test
    void isClosedWhenItsProtocolFails() {
        var socket = open(anna);
        socket.send("fail");
        assertThat(socket.closeCode()).isEqualTo(1011);
    }

    @Test
    void isClosedWhenItsProtocolSendsInvalidText() {
        var socket = open(anna);
        socket.text();
        socket.send("half");
        assertThat(socket.closeCode()).isEqualTo(1011);
    }

    @Test
    void answersPings() {
        var socket = open(anna);
        socket.text();
        socket.send(RawSocket.PING, "hm?".getBytes(UTF_8));
        assertThat(socket.read()).hasToString("frame a: hm?");
    }

    @Test
    void isRefusedWhenItsUserHasTwenty() {
        var sockets = Stream.generate(() -> open(anna)).limit(20).toList();
        assertThat(sockets).allSatisfy(socket -> assertThat(socket.text()).startsWith("hello"));
        assertThat(open(anna).closeCode()).isEqualTo(4409);
        assertThat(open(UUID.randomUUID()).text()).startsWith("hello");
        assertThat(sockets).allSatisfy(socket -> {
            socket.send("echo still here");
            assertThat(socket.text()).isEqualTo("still here");
        });
    }

    @Test
    void delaysAClientThatSendsTooFastAndDropsNothing() {
        var socket = open(anna);
        socket.text();
        for (var i = 0; i < 120; i++) {
            socket.send("echo " + i);
        }
        for (var i = 0; i < 120; i++) {
            assertThat(socket.text()).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void isClosedWhenItsClientDoesNotStopSendingTooFast() {
        var socket = open(anna);
        socket.text();
        for (var i = 0; i < 2_000; i++) {
            socket.send("x");
        }
        assertThat(socket.closeCode()).isEqualTo(4429);
    }

    @Test
    void isClosedWhenItsClientDoesNotStopSendingEmptyFragments() {
        var socket = open(anna);
        socket.text();
        socket.sendFragment(RawSocket.TEXT, new byte[0], false);
        for (var i = 0; i < 2_000; i++) {
            socket.sendFragment(RawSocket.CONTINUATION, new byte[0], false);
        }
        assertThat(socket.closeCode()).isEqualTo(4429);
    }

    @Test
    void isClosedWhenSlowWithoutEffectOnOthers() {
        var stalled = open(anna);
        var healthy = open(anna);
        stalled.text();
        healthy.text();
        stalled.send("flood 20000");

        await().atMost(Duration.ofMinutes(1)).until(() -> hub.socketsOf(anna).size() == 1);
        healthy.send("echo fine");
        assertThat(healthy.text()).isEqualTo("fine");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(protocol.happened).contains("closed " + anna + " with 4000"));
    }

    @Test
    void sendsTheCodeToASlowClientThatReadsOn() {
        var slow = open(anna);
        slow.text();
        slow.send("flood 20000");
        assertThat(slow.closeCode()).isEqualTo(4000);
    }

    @Test
    void isClosedWhenItsTokenExpires() {
        var soon = Instant.now(Clock.systemUTC()).plus(Duration.ofSeconds(4));
        var headers =
                Identities.headers(new Identity(anna, null, Set.of(), soon)).toSingleValueMap();
        assertThat(open(headers).closeCode()).isEqualTo(4401);
    }

    private RawSocket open(UUID user) {
        return open(headers(user));
    }

    private RawSocket open(Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.putIfAbsent("Sec-WebSocket-Protocol", EchoProtocol.NAME);
        return RawSocket.open(port, PATH, all);
    }

    private static Map<String, String> headers(UUID user) {
        return new HashMap<>(Identities.headers(user).toSingleValueMap());
    }
}
