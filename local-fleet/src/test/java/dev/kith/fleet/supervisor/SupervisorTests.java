package dev.kith.fleet.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.fleet.terminal.Progress;
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

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final RestartPolicy POLICY =
            new RestartPolicy(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(30), 3, PATIENCE);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Supervisor supervisor;

    @BeforeEach
    void create() {
        var progress = new Progress(new PrintStream(told, true, StandardCharsets.UTF_8), System::nanoTime);
        supervisor = new Supervisor(folder.resolve("run"), POLICY, progress, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        supervisor.stop(PATIENCE);
    }

    @Test
    void startsWhatWasKilledAgainAndCountsIt() throws Exception {
        start(Script.healthy("worker", folder));
        var killed = only();
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(only().state()).isEqualTo("ready");
            assertThat(only().restarts()).isEqualTo(1);
            assertThat(only().pid()).isNotEqualTo(killed.pid());
        });
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("worker ended with exit code 137");
    }

    @Test
    void givesUpWhatDiesAgainAndAgainWhileItStartsAndSaysWhy() {
        var broken = new Script("broken", folder, "echo no such table; exit 3");

        assertThatThrownBy(() -> start(broken))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("broken ended with exit code 3")
                .hasMessageContaining("no such table");
        assertThat(only().state()).isEqualTo("down");
        assertThat(only().restarts()).isEqualTo(POLICY.startAttempts() - 1);
    }

    @Test
    void failsAsSoonAsOneOfManyFails() {
        var slow = supervisor.start(new Script("slow", folder, "exec sleep 1000"));
        var broken = supervisor.start(new Script("broken", folder, "exit 3"));

        assertThatThrownBy(() -> Readiness.await(List.of(slow, broken))).hasMessageContaining("broken");
        assertThat(slow).isNotDone();
    }

    @Test
    void keepsTryingWhatWasReadyOnce() throws Exception {
        var fragile = new Script("fragile", folder, "test -e broken && exit 3; touch fragile.ready; exec sleep 1000");
        start(fragile);
        Files.createFile(folder.resolve("broken"));
        ProcessHandle.of(only().pid()).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE).until(() -> only().restarts() > POLICY.startAttempts());

        Files.delete(folder.resolve("broken"));

        await().atMost(PATIENCE).until(() -> only().state().equals("ready"));
    }

    @Test
    void callsDegradedWhatLivesAndIsNoLongerReady() throws Exception {
        var worker = Script.healthy("worker", folder);
        start(worker);
        Files.delete(worker.readyFile());
        await().atMost(PATIENCE).until(() -> only().state().equals("degraded"));

        Files.createFile(worker.readyFile());

        await().atMost(PATIENCE).until(() -> only().state().equals("ready"));
        assertThat(only().restarts()).isZero();
    }

    @Test
    void restartsOnRequestWithoutCountingIt() throws Exception {
        start(Script.healthy("worker", folder));
        var before = only();

        Readiness.await(List.of(supervisor.restart("worker", PATIENCE).orElseThrow()));

        assertThat(only().pid()).isNotEqualTo(before.pid());
        assertThat(only().restarts()).isZero();
        assertThat(supervisor.restart("nobody", PATIENCE)).isEmpty();
    }

    @Test
    void stopsInTheOppositeOrderAndLeavesNothing() throws Exception {
        start(Script.healthy("first", folder));
        start(Script.healthy("second", folder));
        var processes = supervisor.status().stream().map(MemberStatus::pid).toList();

        supervisor.stop(PATIENCE);

        assertThat(told.toString(StandardCharsets.UTF_8))
                .containsSubsequence("second has stopped", "first has stopped");
        assertThat(processes)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    private void start(Script script) throws InterruptedException {
        Readiness.await(List.of(supervisor.start(script)));
    }

    private MemberStatus only() {
        return supervisor.status().getFirst();
    }
}
