package dev.kith.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunningProcessTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private RunningProcess running;

    @AfterEach
    void kill() throws Exception {
        if (running != null) {
            running.kill();
        }
    }

    @Test
    void waitsUntilTheComponentIsReady() throws Exception {
        run("sleep 0.2; touch ready; exec sleep 600");

        running.awaitReady(TIMEOUT);

        assertThat(folder.resolve("ready")).exists();
        assertThat(running.isAlive()).isTrue();
        assertThat(running.exitCode()).isEmpty();
    }

    @Test
    void reportsWhyAComponentEnded() throws Exception {
        Files.createDirectory(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/shell.log"), "of an earlier run\n");
        run("echo no such database; exit 3");

        assertThatThrownBy(() -> running.awaitReady(TIMEOUT))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("shell ended with exit code 3")
                .hasMessageContaining("logs/shell.log")
                .hasMessageContaining("no such database")
                .hasMessageNotContaining("of an earlier run");
        assertThat(running.exitCode()).hasValue(3);
    }

    @Test
    void reportsThatAComponentWasNotReadyInTime() throws Exception {
        run("exec sleep 600");

        assertThatThrownBy(() -> running.awaitReady(Duration.ZERO))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("shell was not ready within 0 s")
                .hasMessageContaining("It wrote nothing.");
    }

    @Test
    void noticesAnotherProcessAtItsPort() throws Exception {
        Files.createFile(folder.resolve("ready"));
        run("exit 1");
        running.onExit().join();

        assertThatThrownBy(() -> running.awaitReady(TIMEOUT))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("another process answers at port 4711");
    }

    @Test
    void movesALongLogAsideAtTheStart() throws Exception {
        Files.createDirectory(folder.resolve("logs"));
        Files.writeString(
                folder.resolve("logs/shell.log"), "long".repeat((int) RunningProcess.LogFile.LONG / 4) + "\n");
        run("echo new; touch ready; exec sleep 600");
        running.awaitReady(TIMEOUT);

        assertThat(folder.resolve("logs/shell.log")).hasContent("new");
        assertThat(folder.resolve("logs/shell.log.1")).hasSize(RunningProcess.LogFile.LONG + 1);
        assertThat(running.logTail()).isEqualTo("new");
    }

    @Test
    void stopsInGoodOrder() throws Exception {
        run("trap 'echo bye; exit 0' TERM; touch ready; while true; do sleep 0.05; done");
        running.awaitReady(TIMEOUT);

        assertThat(running.stop(TIMEOUT)).isTrue();

        assertThat(running.logTail()).isEqualTo("bye");
        assertThat(running.exitCode()).hasValue(0);
    }

    @Test
    void stopsByForceAfterTheTimeout() throws Exception {
        run("trap '' TERM; touch ready; while true; do sleep 0.05; done");
        running.awaitReady(TIMEOUT);

        assertThat(running.stop(Duration.ofMillis(100))).isFalse();

        assertThat(running.exitCode()).hasValue(137);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void endsTogetherWithItsParent() throws Exception {
        var parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingParent.class.getName(),
                        folder.toString())
                .start();
        var child = ProcessHandle.of(Long.parseLong(parent.inputReader().readLine()))
                .orElseThrow();
        assertThat(child.isAlive()).isTrue();

        parent.destroyForcibly();

        await().atMost(TIMEOUT).until(() -> !child.isAlive());
    }

    private void run(String script) throws Exception {
        running = RunningProcess.start(new ShellComponent(folder, script));
    }
}
