package dev.kith.gateway.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WriteTimeoutTests {

    private static final int SIZE = 12 << 20;

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("kith.gateway.connections.write-wait", "1s");

    @Test
    void aResponseThatNobodyReadsHoldsNoConnectionToAService() throws Exception {
        var failure = new CompletableFuture<IOException>();
        FLEET.profile.at("/api/profile/unread", exchange -> {
            try {
                exchange.sendResponseHeaders(200, SIZE);
                exchange.getResponseBody().write(new byte[SIZE]);
            } catch (IOException closed) {
                failure.complete(closed);
            }
        });
        try (var client = connect("/api/profile/unread")) {
            assertThat(failure.get(20, TimeUnit.SECONDS)).isNotNull();
            client.setSoTimeout(10_000);
            assertThat(readable(client)).isLessThan(SIZE);
        }
    }

    @Test
    void aSlowReaderGetsAll() throws Exception {
        FLEET.profile.at("/api/profile/slow", exchange -> {
            exchange.sendResponseHeaders(200, SIZE);
            exchange.getResponseBody().write(new byte[SIZE]);
            exchange.close();
        });
        try (var client = connect("/api/profile/slow")) {
            var in = client.getInputStream();
            var part = new byte[SIZE / 8];
            var read = 0;
            for (var each = 0; each < 8; each++) {
                // Longer than the timeout in all, and shorter each time.
                Thread.sleep(400);
                read += in.readNBytes(part, 0, part.length);
            }
            assertThat(read).isEqualTo(SIZE);
        }
    }

    private static Socket connect(String path) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), FLEET.port()));
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: kith\r\nAuthorization: %s\r\n\r\n"
                        .formatted(path, FLEET.bearer())
                        .getBytes(ISO_8859_1));
        return socket;
    }

    /** How much comes until the connection ends. */
    private static long readable(Socket client) {
        var read = 0L;
        var part = new byte[64 * 1024];
        try {
            for (var n = client.getInputStream().read(part);
                    n >= 0;
                    n = client.getInputStream().read(part)) {
                read += n;
            }
        } catch (IOException reset) {
            // What was in the client's own buffer may be lost too.
        }
        return read;
    }
}
