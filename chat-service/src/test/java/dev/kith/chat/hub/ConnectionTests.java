package dev.kith.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class ConnectionTests {

    private final SharedBacklog backlog = new SharedBacklog(Long.MAX_VALUE);

    @Test
    void keeps256FramesForAStalledClientAndIsClosedAtTheNext() {
        var written = new Semaphore(0);
        var read = new Semaphore(0);
        var transport = new FakeTransport(() -> {
            written.release();
            read.acquireUninterruptibly();
        });
        var connection = transport.connection(backlog);
        connection.send("on its way");
        written.acquireUninterruptibly();

        for (var i = 0; i < 256; i++) {
            assertThat(connection.send("waits")).isTrue();
        }
        assertThat(connection.isClosing()).isFalse();
        assertThat(connection.send("one too many")).isFalse();
        read.release();
        awaitClose(transport, 4000);
    }

    @Test
    void isClosedWhenItsTransportCannotBeWritten() {
        var transport = new FakeTransport(() -> {
            throw new IllegalStateException("another write is in progress");
        });
        transport.connection(backlog).send("x");
        awaitClose(transport, 1011);
    }

    @Test
    void hasTheCodeThatWasRequestedFirst() {
        var connection = new FakeTransport().connection(backlog);
        connection.close(CloseCode.SLOW);
        connection.close(CloseCode.GOING_AWAY);
        assertThat(connection.closed(1006)).isEqualTo(4000);
        assertThat(new FakeTransport().connection(backlog).closed(1006)).isEqualTo(1006);
    }

    private static void awaitClose(FakeTransport transport, int code) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(transport.closed()).containsExactly(code));
    }
}
