package dev.kith.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.test.Identities;
import dev.kith.test.RawSocket;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HubTest
class HubMetersIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @Test
    void countOpenSocketsAndCloseCodes() {
        var slow = closed("4000");
        var other = closed("other");
        var socket = open();
        socket.text();
        assertThat(meters.get("kith.hub.sockets").gauge().value()).isPositive();

        socket.send("close " + CloseCode.SLOW);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(closed("4000")).isGreaterThan(slow));

        open().send(RawSocket.CLOSE, new byte[] {4321 >> 8, (byte) 4321});
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(closed("other")).isGreaterThan(other));
    }

    private double closed(String code) {
        var counter = meters.find("kith.hub.closed").tag("code", code).counter();
        return counter == null ? 0 : counter.count();
    }

    private RawSocket open() {
        var headers = new HashMap<>(Identities.headers(UUID.randomUUID()).toSingleValueMap());
        headers.put("Sec-WebSocket-Protocol", EchoProtocol.NAME);
        return RawSocket.open(port, "/api/chat/ws", headers);
    }
}
