package dev.kith.fleet.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** Receives commands for the supervisor on the loopback interface. */
public final class ControlServer implements AutoCloseable {

    private static final int MAX_LINE = 200;
    private static final int READ_TIMEOUT_MILLIS = 30_000;

    private final FleetLock lock;
    private final ServerSocket socket;
    private final ControlAddress address;
    private final Control control;
    private final Path run;

    private ControlServer(FleetLock lock, ServerSocket socket, ControlAddress address, Control control, Path run) {
        this.lock = lock;
        this.socket = socket;
        this.address = address;
        this.control = control;
        this.run = run;
    }

    /**
     * Starts to listen, at a port that the system chooses.
     *
     * @param token which every command must begin with; a file has it together with the port
     * @return empty if another process supervises this home
     */
    public static Optional<ControlServer> start(Path run, String token, Control control)
            throws IOException, InterruptedException {
        var lock = FleetLock.takeWithRetry(run);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        var socket = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"));
        var address = new ControlAddress(ProcessHandle.current().pid(), socket.getLocalPort(), token);
        address.write(run);
        var server = new ControlServer(lock.get(), socket, address, control, run);
        Thread.ofVirtual().name("control").start(server::listen);
        return Optional.of(server);
    }

    @Override
    public void close() {
        try (lock;
                socket) {
            Files.deleteIfExists(ControlAddress.file(run));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(READ_TIMEOUT_MILLIS);
            var response = execute(line(client.getInputStream()).split(" "));
            client.getOutputStream().write(response.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // The client no longer waits for the response.
        }
    }

    // Every process of the machine can connect, and send a line without an end.
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        while (line.length() < MAX_LINE) {
            var next = in.read();
            if (next < 0 || next == '\n') {
                break;
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private String execute(String... words) {
        if (words.length < 2 || !isToken(words[0])) {
            return "not allowed";
        }
        return switch (words[1]) {
            case "status" -> control.status();
            case "restart" -> control.restart(words.length > 2 ? words[2] : "");
            case "up" -> Boolean.toString(control.isUp());
            case "stop" -> {
                control.stop();
                yield Control.OK;
            }
            default -> "unknown: " + words[1];
        };
    }

    private boolean isToken(String word) {
        return MessageDigest.isEqual(
                word.getBytes(StandardCharsets.UTF_8), address.token().getBytes(StandardCharsets.UTF_8));
    }
}
