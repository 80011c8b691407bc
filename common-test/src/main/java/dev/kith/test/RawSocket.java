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
 * The client's end of a WebSocket that does only what it is told: it answers no ping, sends what it should not, and
 * reads when asked to. The clients of libraries are too well-behaved to test a server's limits with. Reading waits for
 * 20 seconds at most.
 */
public final class RawSocket implements AutoCloseable {

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    /** Of what is read when nothing comes any more. */
    public static final int END = -1;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int PATIENCE_MILLIS = 60_000;
    // Small, so that a reader that stalls is noticed before the kernels have taken in megabytes.
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

    /** Asks for an upgrade with these headers beside the required ones, whatever the answer is. */
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
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress("localhost", port), PATIENCE_MILLIS);
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

    /** A part of a message: the first with its opcode, the others as {@link #CONTINUATION}. */
    public void sendFragment(int opcode, byte[] payload, boolean last) {
        write(head(last ? opcode | FINAL : opcode, payload.length), payload);
    }

    /**
     * The head of a text frame with a payload of so many bytes, which never comes: nothing is in its way when the
     * server answers.
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
            throw new AssertionError("nothing comes", e);
        }
    }

    /** The next text frame; pings before it are passed over. */
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

    /** A frame that came. */
    public record Frame(int opcode, ByteBuffer payload) {

        public String text() {
            return UTF_8.decode(payload.duplicate()).toString();
        }

        /** Of a close frame; 1005 if it holds none. */
        public int code() {
            return payload.remaining() < 2 ? 1005 : Short.toUnsignedInt(payload.getShort(0));
        }

        /** Of a close frame. */
        public String reason() {
            return UTF_8.decode(payload.slice(2, payload.remaining() - 2)).toString();
        }

        @Override
        public String toString() {
            return "frame %x: %s".formatted(opcode, opcode == CLOSE ? code() + " " + reason() : text());
        }
    }
}
