package dev.kith.auth.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends an endless greeting, line by line. */
final class SlowMailServer implements AutoCloseable {

    private final ServerSocket server;
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    SlowMailServer(int port) throws IOException {
        this.server = new ServerSocket(port);
        Thread.ofVirtual().start(this::greet);
    }

    void awaitCaller() throws InterruptedException {
        called.await();
    }

    private void greet() {
        try (var caller = server.accept()) {
            called.countDown();
            while (!closed.await(1, TimeUnit.SECONDS)) {
                caller.getOutputStream().write("220-one moment\r\n".getBytes(US_ASCII));
            }
        } catch (IOException callerIsGone) {
            closed.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
