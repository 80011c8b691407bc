package dev.kith.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameSocketTests {

    private static final String SWITCHED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void upgradesAndReadsTexts() throws Exception {
        var longer = "ä".repeat(100);
        var request = serve(SWITCHED, frame(1, "connected"), frame(1, longer));

        try (var socket = open("Authorization: Bearer x")) {
            assertThat(socket.next()).hasValue("connected");
            assertThat(socket.next()).hasValue(longer);
        }
        assertThat(request.join())
                .startsWith("GET /ws HTTP/1.1\r\n")
                .contains("Authorization: Bearer x\r\n", "Upgrade: websocket\r\n", "Sec-WebSocket-Protocol: some\r\n");
    }

    @Test
    void answersPingsAndSendsTextsMasked() throws Exception {
        var sent = new CompletableFuture<byte[]>();
        Thread.ofVirtual().start(() -> {
            try (var client = server.accept()) {
                client.getInputStream().read(new byte[4096]);
                client.getOutputStream().write(SWITCHED.getBytes(UTF_8));
                client.getOutputStream().write(frame(9, "?"));
                client.getOutputStream().write(frame(1, "after the ping"));
                sent.complete(new DataInputStream(client.getInputStream()).readNBytes(7 + 8));
            } catch (IOException e) {
                sent.completeExceptionally(e);
            }
        });

        try (var socket = open()) {
            assertThat(socket.next()).hasValue("after the ping");
            socket.send("hi");
            assertThat(sent.join()).isEqualTo(new byte[] {
                (byte) 0x8a, (byte) 0x81, 0, 0, 0, 0, '?', (byte) 0x81, (byte) 0x82, 0, 0, 0, 0, 'h', 'i'
            });
        }
    }

    @Test
    void reportsWhyTheServiceClosed() throws Exception {
        serve(SWITCHED, frame(8, "\u0010!slow"));

        try (var socket = open()) {
            assertThatThrownBy(socket::next).isInstanceOf(IOException.class).hasMessageContaining("4129 slow");
        }
    }

    @Test
    void reportsHowAnUpgradeWasRefused() {
        serve("HTTP/1.1 401 Unauthorized\r\n\r\n");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("401");
    }

    private FrameSocket open(String... headerLines) throws IOException {
        return FrameSocket.open(URI.create("http://127.0.0.1:" + server.getLocalPort()), "/ws", "some", headerLines);
    }

    /** Answers one client; returns its request. */
    @CanIgnoreReturnValue
    private CompletableFuture<String> serve(String answer, byte[]... frames) {
        var request = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            try (var client = server.accept()) {
                var bytes = new byte[4096];
                var length = client.getInputStream().read(bytes);
                request.complete(new String(bytes, 0, length, UTF_8));
                client.getOutputStream().write(answer.getBytes(UTF_8));
                for (var frame : frames) {
                    client.getOutputStream().write(frame);
                }
                client.getInputStream().read();
            } catch (IOException e) {
                request.completeExceptionally(e);
            }
        });
        return request;
    }

    private static byte[] frame(int opcode, String text) {
        var payload = text.getBytes(UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
