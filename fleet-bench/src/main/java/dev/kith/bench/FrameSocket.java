package dev.kith.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;

/**
 * The client's end of a WebSocket (RFC 6455), small enough for 5,000 of them in one small JVM: it reads unfragmented
 * text frames and answers pings. One thread reads; any thread may send.
 */
final class FrameSocket implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int READ_BUFFER = 512;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;
    private static final int NO_CODE = 1005;

    private final Socket socket;
    private final DataInputStream in;

    private FrameSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), READ_BUFFER));
    }

    /** @throws IOException also if the upgrade is refused */
    static FrameSocket open(URI base, String path, String protocol, String... headerLines) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), TIMEOUT_MILLIS);
            var opened = new FrameSocket(socket);
            opened.upgrade(base, path, protocol, headerLines);
            socket.setSoTimeout(0);
            return opened;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void upgrade(URI base, String path, String protocol, String... headerLines) throws IOException {
        var request = HttpConnection.get(base, path, headerLines).replaceFirst("\r\n\r\n$", """
                        \r
                        Connection: Upgrade\r
                        Upgrade: websocket\r
                        Sec-WebSocket-Version: 13\r
                        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                        Sec-WebSocket-Protocol: %s\r
                        \r
                        """.formatted(protocol));
        socket.getOutputStream().write(request.getBytes(UTF_8));
        var status = HttpConnection.readLine(in);
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new IOException("the upgrade was answered with " + status);
        }
        while (!HttpConnection.readLine(in).isEmpty()) {
            // The other headers do not matter.
        }
    }

    void send(String text) throws IOException {
        write(TEXT, text.getBytes(UTF_8));
    }

    /** Waits for the next text; empty once {@link #close} was called. */
    Optional<String> next() throws IOException {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0f;
                var payload = in.readNBytes(length());
                switch (opcode) {
                    case TEXT -> {
                        return Optional.of(new String(payload, UTF_8));
                    }
                    case PING -> write(PONG, payload);
                    case CLOSE -> throw closed(payload);
                    default -> {
                        // A pong, or an opcode that the service does not send.
                    }
                }
            }
        } catch (SocketException e) {
            if (socket.isClosed()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Without a close frame, as most clients do. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int length() throws IOException {
        int length = in.readUnsignedByte();
        return switch (length) {
            case LENGTH_IN_TWO_BYTES -> in.readUnsignedShort();
            case LENGTH_IN_EIGHT_BYTES -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    // With a mask of zeros, which changes nothing: masking protects proxies, and there is none.
    private void write(int opcode, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream(payload.length + 8);
        var out = new DataOutputStream(frame);
        out.writeByte(FINAL | opcode);
        if (payload.length < LENGTH_IN_TWO_BYTES) {
            out.writeByte(MASKED | payload.length);
        } else {
            out.writeByte(MASKED | LENGTH_IN_TWO_BYTES);
            out.writeShort(payload.length);
        }
        out.writeInt(0);
        out.write(payload);
        synchronized (socket) {
            frame.writeTo(socket.getOutputStream());
        }
    }

    private static SocketClosedException closed(byte[] payload) {
        if (payload.length < 2) {
            return new SocketClosedException(NO_CODE, "");
        }
        int code = ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
        return new SocketClosedException(code, new String(payload, 2, payload.length - 2, UTF_8));
    }

    /** The service has closed the socket. */
    static final class SocketClosedException extends IOException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final int code;

        /** @param code of RFC 6455, section 7.4; 1005 if the service gave none */
        SocketClosedException(int code, String reason) {
            super("the service closed the socket: %d %s".formatted(code, reason));
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
