package dev.kith.events.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BrokerTests {

    @Test
    void askingManyTimesTakesFewConnections() throws IOException {
        var accepted = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        server.accept().close();
                        accepted.incrementAndGet();
                    }
                } catch (IOException closed) {
                    // The test has ended.
                }
            });
            var broker = broker(server.getLocalPort());
            for (var time = 0; time < 1_000; time++) {
                assertThat(broker.isReachable()).isTrue();
            }
        }
        assertThat(accepted).hasValueLessThan(100);
    }

    @Test
    void aClosedPortIsNotReachable() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(broker(port).isReachable()).isFalse();
    }

    private static Broker broker(int port) {
        var properties =
                new BrokerProperties(List.of("127.0.0.1:" + port), "", 1, (short) 1, Duration.ofDays(1), Map.of());
        return new Broker(properties, "test");
    }
}
