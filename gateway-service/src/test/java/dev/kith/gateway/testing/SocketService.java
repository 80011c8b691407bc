package dev.kith.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service that accepts every upgrade, and whose end of each socket the test holds, down to its bytes. */
public final class SocketService implements AutoCloseable {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final String ACCEPTED = "HTTP/1.1 101 ";

    private final BlockingQueue<End> opened = new LinkedBlockingQueue<>();
    private final ServerSocket server;
    private volatile String answer =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";

    public SocketService() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What upgrades are answered with from now on: status line and headers, each with its line end. */
    public void answer(String head) {
        answer = head;
    }

    /** The service's end of the socket that is opened next. */
    public End next() throws InterruptedException {
        var end = opened.poll(1, TimeUnit.MINUTES);
        if (end == null) {
            throw new AssertionError("no socket reaches the service");
        }
        return end;
    }

    /** Leaves the ends alone that no test has taken. */
    public void forget() {
        opened.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                var head = answer;
                var end = new End(socket, head);
                // No test reads a refused connection, and the next test would read it as its own.
                if (head.startsWith(ACCEPTED)) {
                    opened.add(end);
                }
            } catch (IOException e) {
                // The next one, or the end.
            }
        }
    }

    /** One socket's end. */
    public static final class End {

        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;

        End(Socket socket, String answer) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(60_000);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = socket.getOutputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            var key = head.toString().replaceAll("(?is).*sec-websocket-key: (\\S+).*", "$1");
            out.write("%sSec-WebSocket-Accept: %s\r\n\r\n"
                    .formatted(answer, accept(key))
                    .getBytes(ISO_8859_1));
        }

        /** Writes a whole frame, and blocks while the gateway does not read it. */
        public void send(int opcode, byte[] payload) throws IOException {
            var frame = ByteBuffer.allocate(payload.length + 10).put((byte) (0x80 | opcode));
            if (payload.length < 126) {
                frame.put((byte) payload.length);
            } else if (payload.length < 1 << 16) {
                frame.put((byte) 126).putShort((short) payload.length);
            } else {
                frame.put((byte) 127).putLong(payload.length);
            }
            out.write(frame.put(payload).array(), 0, frame.position());
        }

        public void send(String text) throws IOException {
            send(1, text.getBytes(UTF_8));
        }

        public void sendClose(int code, String reason) throws IOException {
            var text = reason.getBytes(UTF_8);
            send(
                    8,
                    ByteBuffer.allocate(text.length + 2)
                            .putShort((short) code)
                            .put(text)
                            .array());
        }

        /**
         * The next frame as {@code opcode:payload}; a close frame's payload is its code; {@code end} behind the last
         * one.
         */
        public String read() throws IOException {
            try {
                var opcode = in.readUnsignedByte() & 0x0F;
                var length = in.readUnsignedByte() & 0x7F;
                if (length == 126) {
                    length = in.readUnsignedShort();
                } else if (length == 127) {
                    length = Math.toIntExact(in.readLong());
                }
                var mask = in.readNBytes(4);
                var payload = in.readNBytes(length);
                for (var i = 0; i < payload.length; i++) {
                    payload[i] ^= mask[i % 4];
                }
                var isClose = opcode == 8 && payload.length >= 2;
                return "%x:%s"
                        .formatted(
                                opcode,
                                isClose
                                        ? Short.toUnsignedInt(
                                                ByteBuffer.wrap(payload).getShort())
                                        : new String(payload, UTF_8));
            } catch (EOFException e) {
                return "end";
            }
        }

        /** As a process that is killed: no close frame. */
        public void die() throws IOException {
            socket.close();
        }

        private static String accept(String key) {
            try {
                var hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1));
                return Base64.getEncoder().encodeToString(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }
}
