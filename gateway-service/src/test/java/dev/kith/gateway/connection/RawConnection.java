package dev.kith.gateway.connection;

import dev.kith.test.client.RawHttp;
import dev.kith.test.client.RawHttp.RawResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection on which a test sends bytes and reads responses. */
final class RawConnection implements AutoCloseable {

    static final String QUICK = "GET /health/live HTTP/1.1\r\nHost: kith\r\n\r\n";

    // Less than the gateway's idle timeout of a minute, so that it cannot be taken for a bound of the tests.
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    RawConnection send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Says that no more will be sent; responses can still be read. */
    RawConnection endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    RawResponse response() throws IOException {
        return RawHttp.read(socket.getInputStream());
    }

    /** Waits until the server closes, and gives what it sent before. */
    String untilClosed() throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException reset) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
