package dev.kith.gateway.connection;

import static dev.kith.gateway.connection.RawConnection.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConnectionLimitTests {

    private static final int MAX_HEADS = 4;
    private static final int MAX_IDLE = 6;

    @RegisterExtension
    static final Fleet FLEET = new Fleet()
            .with("kith.gateway.connections.head-timeout", "5m")
            .with("kith.gateway.connections.max-heads-per-network", "" + MAX_HEADS)
            .with("kith.gateway.connections.max-idle-per-network", "" + MAX_IDLE);

    private final List<RawConnection> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (var connection : open) {
            connection.close();
        }
    }

    @Test
    void theOldestHalfSentHeadGoesFirst() throws IOException {
        for (var each = 0; each <= MAX_HEADS; each++) {
            // The response to the request before shows that the gateway has read the half behind it.
            assertThat(connect().send(QUICK + "GET /hea").response().status()).isEqualTo(200);
        }
        assertThat(open.getFirst().untilClosed()).isEmpty();
        for (var other : open.subList(1, open.size())) {
            assertThat(other.send("lth/live HTTP/1.1\r\nHost: kith\r\n\r\n")
                            .response()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theOldestIdleConnectionGoesFirst() throws IOException {
        for (var each = 0; each <= MAX_IDLE; each++) {
            assertThat(connect().send(QUICK).response().status()).isEqualTo(200);
        }
        assertThat(open.getFirst().untilClosed()).isEmpty();
        for (var other : open.subList(1, open.size())) {
            assertThat(other.send(QUICK).response().status()).isEqualTo(200);
        }
    }

    @Test
    void aConnectionWithARequestIsNotIdle() throws IOException {
        var busy = connect().send("POST /api/auth/refresh HTTP/1.1\r\nHost: kith\r\nContent-Length: 2\r\n\r\n{");
        for (var each = 0; each < 3 * MAX_IDLE; each++) {
            connect();
        }
        assertThat(connect().send(QUICK).response().status()).isEqualTo(200);
        assertThat(busy.send("}").response().status()).isEqualTo(200);
    }

    private RawConnection connect() throws IOException {
        var connection = new RawConnection(FLEET.port());
        open.add(connection);
        return connection;
    }
}
