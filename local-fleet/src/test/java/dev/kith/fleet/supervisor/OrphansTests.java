package dev.kith.fleet.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    private Path run;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "1000").start();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void endsTheProcessesOfAKilledSupervisor() throws Exception {
        Orphans.ProcessRecord.of("auth", process.pid()).orElseThrow().write(run);

        assertThat(new Orphans(run).end(TIMEOUT)).containsExactly("auth");

        assertThat(process.waitFor()).isNotZero();
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void usesForceIfAProcessDoesNotEnd() throws Exception {
        var stubborn = new ProcessBuilder("sh", "-c", "trap '' TERM; echo trapped; while :; do sleep 1; done").start();
        assertThat(stubborn.inputReader().readLine()).isEqualTo("trapped");
        Orphans.ProcessRecord.of("stubborn", stubborn.pid()).orElseThrow().write(run);

        new Orphans(run).end(Duration.ofMillis(200));

        assertThat(stubborn.waitFor()).isEqualTo(128 + 9);
    }

    @Test
    void doesNotEndAnotherProcessWithTheSameId() throws Exception {
        var now = Orphans.ProcessRecord.of("auth", process.pid()).orElseThrow();
        new Orphans.ProcessRecord("auth", process.pid(), now.started().minus(Duration.ofMinutes(1))).write(run);

        assertThat(new Orphans(run).end(TIMEOUT)).isEmpty();

        assertThat(process.isAlive()).isTrue();
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void ignoresRecordsThatCannotBeRead() throws Exception {
        Files.writeString(run.resolve("auth.pid"), "nonsense");

        assertThat(new Orphans(run).end(TIMEOUT)).isEmpty();
        assertThat(new Orphans(run.resolve("nowhere")).end(TIMEOUT)).isEmpty();
    }
}
