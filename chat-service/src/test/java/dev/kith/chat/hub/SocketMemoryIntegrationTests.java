package dev.kith.chat.hub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.test.Identities;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HubTest
class SocketMemoryIntegrationTests {

    private static final int SOCKETS = 1_000;
    private static final int OF_A_USER = 20;
    private static final int AIM = 30_000;

    @LocalServerPort
    private int port;

    @Autowired
    private Hub hub;

    @Test
    void anIdleSocketIsSmall() throws IOException {
        var channels = new ArrayList<SocketChannel>();
        // Objects that are made only once do not belong to a socket.
        channels.add(open(UUID.randomUUID()));
        var before = heapInUse();
        while (channels.size() <= SOCKETS) {
            var user = UUID.randomUUID();
            for (var i = 0; i < OF_A_USER; i++) {
                channels.add(open(user));
            }
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> hub.size() > SOCKETS);
        var each = (heapInUse() - before) / SOCKETS;
        assertThat(each).isLessThan(AIM);
        for (var channel : channels) {
            channel.close();
        }
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    // Not a WebSocket client, whose memory would be measured too.
    private SocketChannel open(UUID user) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress("localhost", port));
        var request = new StringBuilder("""
                GET /api/chat/ws HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: %s\r
                """.formatted(EchoProtocol.NAME));
        Identities.headers(user).forEach((name, values) -> request.append(name + ": " + values.getFirst() + "\r\n"));
        channel.write(ByteBuffer.wrap(request.append("\r\n").toString().getBytes(US_ASCII)));
        var answer = ByteBuffer.allocate(512);
        channel.read(answer);
        assertThat(new String(answer.array(), US_ASCII)).startsWith("HTTP/1.1 101");
        return channel;
    }
}
