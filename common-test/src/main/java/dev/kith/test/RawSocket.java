package dev.kith.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * A WebSocket client that works frame by frame: it answers no ping, may send invalid frames, and reads only on request.
 * Clients of libraries keep to the protocol, so they cannot test a server's limits. Reading waits for a minute at most.
 */
public final class RawSocket implements AutoCloseable {

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    /** The opcode of the end of the connection. */
    public static final int END = -1;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int TIMEOUT_MILLIS = 60_000;
    // Small, so that a stalled reader is noticed before the kernels have buffered megabytes.
    private static final int RECEIVE_BUFFER = 16 * 1024;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final String response;

    private RawSocket(Socket socket, String path, Map<String, String> headers) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(socket.getOutputStream());
        var request = new StringBuilder("GET %s HTTP/1.1\r\nHost: localhost:%d\r\n".formatted(path, socket.getPort()));
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        out.write(request.append("\r\n").toString().getBytes(ISO_8859_1));
        this.response = head();
    }

    /** Asks for an upgrade with these headers beside the required ones, and takes any response. */
    public static RawSocket ask(int port, String path, Map<String, String> headers) {
        var all = new TreeMap<>(Map.of(
                "Connection", "Upgrade",
                "Upgrade", "websocket",
                "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));
        all.putAll(headers);
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress("localhost", port), TIMEOUT_MILLIS);
            return new RawSocket(socket, path, all);
        } catch (IOException e) {
            throw new AssertionError("no answer from port " + port, e);
        }
    }

    /** The same, and requires that the server agrees. */
    public static RawSocket open(int port, String path, Map<String, String> headers) {
        var socket = ask(port, path, headers);
        if (socket.status() != 101) {
            throw new AssertionError("expected 101 but was: " + socket.response);
        }
        return socket;
    }

    public int status() {
        return Integer.parseInt(response.substring(9, 12));
    }

    /** The response's status line and headers. */
    public String response() {
        return response;
    }

    public void send(String text) {
        send(TEXT, text.getBytes(UTF_8));
    }

    public void send(int opcode, byte[] payload) {
        sendFragment(opcode, payload, true);
    }

    /** A fragment of a message: the first has the opcode, the others are a {@link #CONTINUATION}. */
    public void sendFragment(int opcode, byte[] payload, boolean last) {
        write(head(last ? opcode | FINAL : opcode, payload.length), payload);
    }

    /**
     * Sends only the head of a text frame with a payload of so many bytes. The server can answer before the payload
     * comes.
     */
    public void announce(int length) {
        write(head(TEXT | FINAL, length), new byte[0]);
    }

    /** The next frame of any kind. */
    public Frame read() {
        try {
            var opcode = in.readUnsignedByte() & 0x0F;
            var length = (long) in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            return new Frame(opcode, ByteBuffer.wrap(in.readNBytes(Math.toIntExact(length))));
        } catch (EOFException e) {
            return new Frame(END, ByteBuffer.allocate(0));
        } catch (IOException e) {
            throw new AssertionError("no frame came", e);
        }
    }

    /** The next text frame; pings before it are skipped. */
    public String text() {
        for (var frame = read(); ; frame = read()) {
            if (frame.opcode == TEXT) {
                return frame.text();
            }
            if (frame.opcode != PING) {
                throw new AssertionError("expected a text but was " + frame);
            }
        }
    }

    /** Reads on to the end and gives the close frame's code; 1006 if none came. */
    public int closeCode() {
        for (var frame = read(); ; frame = read()) {
            if (frame.opcode == CLOSE) {
                return frame.code();
            }
            if (frame.opcode == END) {
                return 1006;
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    // Masked with zeros, which leaves the payload as it is.
    private static ByteBuffer head(int first, int length) {
        var head = ByteBuffer.allocate(14).put((byte) first);
        if (length < 126) {
            head.put((byte) (MASKED | length));
        } else if (length < 1 << 16) {
            head.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            head.put((byte) (MASKED | 127)).putLong(length);
        }
        return head.putInt(0).flip();
    }

    private void write(ByteBuffer head, byte[] payload) {
        var frame =
                ByteBuffer.allocate(head.remaining() + payload.length).put(head).put(payload);
        try {
            out.write(frame.array());
        } catch (IOException e) {
            throw new AssertionError("the server has hung up", e);
        }
    }

    private String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** A received frame. */
    public record Frame(int opcode, ByteBuffer payload) {

        public String text() {
            return UTF_8.decode(payload.duplicate()).toString();
        }

        /** The code of a close frame; 1005 if it has none. */
        public int code() {
            return payload.remaining() < 2 ? 1005 : Short.toUnsignedInt(payload.getShort(0));
        }

        /** The reason of a close frame. */
        public String reason() {
            return UTF_8.decode(payload.slice(2, payload.remaining() - 2)).toString();
        }

        @Override
        public String toString() {
            return "frame %x: %s".formatted(opcode, opcode == CLOSE ? code() + " " + reason() : text());
        }
    }
}
