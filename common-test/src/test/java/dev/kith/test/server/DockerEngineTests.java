package dev.kith.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an engine that has one image only. */
class DockerEngineTests {

    @TempDir
    private Path folder;

    private ServerSocketChannel engine;
    private Thread server;

    @BeforeEach
    void startEngine() throws IOException {
        engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        engine.bind(UnixDomainSocketAddress.of(folder.resolve("docker.sock")));
        server = Thread.ofVirtual().start(this::serve);
    }

    /** Until its last accept is over as well: one that is under way as the socket closes may still take a client. */
    @AfterEach
    void stopEngine() throws Exception {
        engine.close();
        server.join();
    }

    @Test
    void hasItsImages() {
        // A slow answer counts as no engine, so the test asks again.
        await().atMost(Duration.ofMinutes(1)).until(() -> hasImages("docker.sock", "postgres:18"));
    }

    @Test
    void hasNotAllImagesWhenOneIsMissing() {
        assertThat(hasImages("docker.sock", "postgres:18", "apache/kafka:4.2.1"))
                .isFalse();
    }

    @Test
    void hasNoImagesWhereThereIsNoEngine() throws Exception {
        assertThat(hasImages("missing.sock", "postgres:18")).isFalse();
        stopEngine();
        assertThat(hasImages("docker.sock", "postgres:18")).isFalse();
    }

    private boolean hasImages(String socket, String... images) {
        return new DockerEngine(folder.resolve(socket)).hasImages(List.of(images));
    }

    private void serve() {
        try {
            while (true) {
                try (var client = engine.accept()) {
                    var request = ByteBuffer.allocate(256);
                    client.read(request);
                    var line = StandardCharsets.US_ASCII.decode(request.flip()).toString();
                    var status = line.startsWith("GET /images/postgres:18/json ") ? "200 OK" : "404 Not Found";
                    client.write(StandardCharsets.US_ASCII.encode("HTTP/1.0 " + status + "\r\n\r\n{}"));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
