package dev.kith.fleet.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.fleet.supervisor.ComponentStatus.State;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.fleet.terminal.ProgressLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final RestartPolicy POLICY =
            new RestartPolicy(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(30), 3, TIMEOUT);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Supervisor supervisor;

    @BeforeEach
    void create() {
        var progress = new ProgressLog(new PrintStream(output, true, StandardCharsets.UTF_8), System::nanoTime);
        supervisor = new Supervisor(folder.resolve("run"), POLICY, progress, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        supervisor.stop(TIMEOUT);
    }

    @Test
    void startsAKilledProcessAgainAndCountsTheRestart() throws Exception {
        start(Script.healthy("worker", folder));
        var killed = only();
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();

        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(only().state()).isEqualTo(State.READY);
            assertThat(only().restarts()).isEqualTo(1);
            assertThat(only().pid()).isNotEqualTo(killed.pid());
        });
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("worker ended with exit code 137");
    }

    @Test
    void givesUpAComponentThatNeverBecomesReadyAndReportsTheReason() {
        var broken = new Script("broken", folder, "echo no such table; exit 3");

        assertThatThrownBy(() -> start(broken))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("broken ended with exit code 3")
                .hasMessageContaining("no such table");
        assertThat(only().state()).isEqualTo(State.DOWN);
        assertThat(only().restarts()).isEqualTo(POLICY.startAttempts() - 1);
    }

    @Test
    void failsAsSoonAsOneOfManyFails() {
        var slow = supervisor.start(new Script("slow", folder, "exec sleep 1000"));
        var broken = supervisor.start(new Script("broken", folder, "exit 3"));

        assertThatThrownBy(() -> Supervisor.awaitReady(List.of(slow, broken))).hasMessageContaining("broken");
        assertThat(slow).isNotDone();
    }

    @Test
    void keepsStartingAComponentThatWasReadyOnce() throws Exception {
        var fragile = new Script("fragile", folder, "test -e broken && exit 3; touch fragile.ready; exec sleep 1000");
        start(fragile);
        Files.createFile(folder.resolve("broken"));
        ProcessHandle.of(only().pid()).orElseThrow().destroyForcibly();
        await().atMost(TIMEOUT).until(() -> only().restarts() > POLICY.startAttempts());

        Files.delete(folder.resolve("broken"));

        await().atMost(TIMEOUT).until(() -> only().state() == State.READY);
    }

    @Test
    void reportsAComponentAsDegradedWhileItIsNotReady() throws Exception {
        var worker = Script.healthy("worker", folder);
        start(worker);
        Files.delete(worker.readyFile());
        await().atMost(TIMEOUT).until(() -> only().state() == State.DEGRADED);

        Files.createFile(worker.readyFile());

        await().atMost(TIMEOUT).until(() -> only().state() == State.READY);
        assertThat(only().restarts()).isZero();
    }

    @Test
    void restartsOnRequestWithoutCountingTheRestart() throws Exception {
        start(Script.healthy("worker", folder));
        var before = only();

        Supervisor.awaitReady(List.of(supervisor.restart("worker", TIMEOUT).orElseThrow()));

        assertThat(only().pid()).isNotEqualTo(before.pid());
        assertThat(only().restarts()).isZero();
        assertThat(supervisor.restart("unknown", TIMEOUT)).isEmpty();
    }

    @Test
    void stopsInReverseOrderAndLeavesNoProcess() throws Exception {
        start(Script.healthy("first", folder));
        start(Script.healthy("second", folder));
        var processes = supervisor.status().stream().map(ComponentStatus::pid).toList();

        supervisor.stop(TIMEOUT);

        assertThat(output.toString(StandardCharsets.UTF_8))
                .containsSubsequence("second has stopped", "first has stopped");
        assertThat(processes)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    private void start(Script script) throws InterruptedException {
        Supervisor.awaitReady(List.of(supervisor.start(script)));
    }

    private ComponentStatus only() {
        return supervisor.status().getFirst();
    }
}
