package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.profile.Api;
import dev.kith.test.Identities;
import dev.kith.test.ServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class BrokenUploadIntegrationTests {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatGoesAwayIsNoFailure(boolean reset, CapturedOutput output) throws Exception {
        breakOff(reset);

        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(output.getAll()).doesNotContain("ERROR", "Exception"));
        Api.asNewUser(port).claim(Api.freshName()).is(200);
    }

    private void breakOff(boolean reset) throws IOException, InterruptedException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var head = new StringBuilder(
                    "PUT /api/profile/avatar/ HTTP/1.1\r\nHost: kith\r\nContent-Type: image/png\r\nContent-Length: 100000\r\n");
            Identities.headers(UUID.randomUUID())
                    .forEach((name, values) -> head.append("%s: %s\r\n".formatted(name, values.getFirst())));
            socket.getOutputStream().write((head + "\r\nhalf a picture").getBytes(StandardCharsets.US_ASCII));
            // The service has begun to read.
            TimeUnit.MILLISECONDS.sleep(300);
            if (reset) {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        }
    }
}
