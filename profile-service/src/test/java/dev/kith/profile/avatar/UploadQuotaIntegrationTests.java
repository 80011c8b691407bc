package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.profile.Api;
import dev.kith.test.Identities;
import dev.kith.test.ServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.convention.TestBean;

@ServiceTest
class UploadQuotaIntegrationTests {

    private final List<Socket> slow = new ArrayList<>();

    @LocalServerPort
    private int port;

    @TestBean
    private UploadQuota quota;

    private Api anna;

    static UploadQuota quota() {
        return new UploadQuota(new UploadQuota.Limits(
                8 * Upload.MAX_BYTES, Duration.ZERO, Duration.ofMillis(200), Duration.ofMillis(500), 1_000_000));
    }

    @BeforeEach
    void createUser() {
        anna = Api.asNewUser(port);
        anna.claim(Api.freshName()).is(200);
    }

    @AfterEach
    void close() throws IOException {
        for (var socket : slow) {
            socket.close();
        }
    }

    @Test
    void slowUploadsOfOneUserKeepNoOtherUserOut() throws Exception {
        var mallory = UUID.randomUUID();
        for (var upload = 0; upload < 20; upload++) {
            begin(mallory);
        }
        await().until(() -> answered() >= 12);

        anna.upload(Images.file("rgb.png")).is(204);
    }

    @Test
    void aSecondUploadOfAUserIsRefusedUntilTheFirstEnds() {
        try (var _ = quota.reserve(anna.id(), 1)) {
            var refused = anna.upload(Images.file("rgb.png"));
            refused.isProblem(503, "another upload of this user has not ended");
            assertThat(refused.header("Retry-After")).isEqualTo("20");
        }
        anna.upload(Images.file("rgb.png")).is(204);
        anna.upload(Images.file("rgb.png")).is(204);
    }

    @Test
    void aBodyThatArrivesTooSlowlyIsRefused() throws Exception {
        var socket = begin(anna.id());
        var answer = socket.getInputStream();
        while (answer.available() == 0) {
            socket.getOutputStream().write(0);
            Thread.sleep(20);
        }

        assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
    }

    private long answered() throws IOException {
        var answered = 0;
        for (var socket : slow) {
            answered += socket.getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }

    /** Announces the largest picture, and sends a little of it. */
    private Socket begin(UUID user) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        slow.add(socket);
        var head = new StringBuilder("PUT /api/profile/avatar/ HTTP/1.1\r\nHost: kith\r\n");
        head.append("Content-Length: %d\r\n".formatted(Upload.MAX_BYTES));
        Identities.headers(user)
                .forEach((name, values) -> head.append("%s: %s\r\n".formatted(name, values.getFirst())));
        socket.getOutputStream().write((head + "\r\nhalf a picture").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
