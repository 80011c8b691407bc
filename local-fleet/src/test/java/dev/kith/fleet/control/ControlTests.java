package dev.kith.fleet.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTests {

    @TempDir
    private Path run;

    private final FakeSupervisor supervisor = new FakeSupervisor();

    @Test
    void refusesACommandWithoutTheToken() throws Exception {
        try (var server = ControlServer.start(run, "right", supervisor).orElseThrow()) {
            assertThat(server).isNotNull();
            var port = ControlAddress.read(run).orElseThrow().port();

            assertThat(send(port, "wrong stop")).isEqualTo("not allowed");
            assertThat(send(port, "stop")).isEqualTo("not allowed");
            assertThat(supervisor.stopped).isFalse();
            assertThat(send(port, "right stop")).isEqualTo("ok");
            assertThat(supervisor.stopped).isTrue();
        }
    }

    @Test
    void readsNoLineWithoutAnEnd() throws Exception {
        try (var _ = ControlServer.start(run, "token", supervisor).orElseThrow()) {
            var port = ControlAddress.read(run).orElseThrow().port();

            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(60_000);
                // Without a line feed: the server must not wait for one.
                socket.getOutputStream().write("x".repeat(200).getBytes(StandardCharsets.UTF_8));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("not allowed");
            }
        }
    }

    @Test
    void onlyTheOwnerMayReadTheToken() throws Exception {
        try (var server = ControlServer.start(run, "token", supervisor).orElseThrow()) {
            assertThat(server).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.resolve("supervisor"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void recognisesADeadSupervisorByTheFreeLock() throws Exception {
        new ControlAddress(ProcessHandle.current().pid(), 1, "token").write(run);

        assertThat(ControlClient.of(run)).isEmpty();
        assertThat(ControlClient.isFree(run)).isTrue();
    }

    @Test
    void ignoresTheAddressOfAKilledSupervisor() throws Exception {
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        new ControlAddress(dead.pid(), 1, "token").write(run);

        assertThat(ControlAddress.read(run)).isEmpty();
    }

    @Test
    void deletesItsAddressWhenItIsClosed() throws Exception {
        ControlServer.start(run, "token", supervisor).orElseThrow().close();

        assertThat(run.resolve("supervisor")).doesNotExist();
        assertThat(ControlClient.isFree(run)).isTrue();
    }

    private static String send(int port, String line) throws Exception {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class FakeSupervisor implements Control {

        private volatile boolean stopped;

        @Override
        public String status() {
            return "[]";
        }

        @Override
        public String restart(String name) {
            return OK;
        }

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public boolean isUp() {
            return true;
        }
    }
}
