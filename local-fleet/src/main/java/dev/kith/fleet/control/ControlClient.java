package dev.kith.fleet.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Sends commands to the supervisor of a home. */
public final class ControlClient implements Control {

    private final ControlAddress address;

    private ControlClient(ControlAddress address) {
        this.address = address;
    }

    /** Empty if no supervisor runs in that home, even if a killed one has left files there. */
    public static Optional<ControlClient> of(Path run) throws IOException {
        return isFree(run) ? Optional.empty() : ControlAddress.read(run).map(ControlClient::new);
    }

    /** Whether no supervisor runs in that home, not even one that is stopping. */
    public static boolean isFree(Path run) throws IOException {
        try (var free = FleetLock.take(run).orElse(null)) {
            return free != null;
        }
    }

    /** The supervisor's process id. */
    public long pid() {
        return address.pid();
    }

    @Override
    public String status() {
        return send("status");
    }

    @Override
    public String restart(String name) {
        return send("restart " + name);
    }

    @Override
    public void stop() {
        send("stop");
    }

    @Override
    public boolean isUp() {
        return Boolean.parseBoolean(send("up"));
    }

    private String send(String command) {
        var line = "%s %s\n".formatted(address.token(), command).getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), address.port())) {
            socket.getOutputStream().write(line);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the supervisor (process %d) does not answer".formatted(pid()), e);
        }
    }
}
