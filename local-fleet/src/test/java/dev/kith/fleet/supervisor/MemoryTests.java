package dev.kith.fleet.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryTests {

    @Test
    void isThatOfTheProcessAndAllThatItStarted() throws IOException {
        var parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo started; wait").start();
        try {
            assertThat(parent.inputReader().readLine()).isEqualTo("started");
            assertThat(Memory.alone(parent.pid())).isPositive();
            // What has only been forked yet has hardly any.
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Memory.mebibytes(parent.pid()) > Memory.alone(parent.pid()));
        } finally {
            parent.descendants().forEach(ProcessHandle::destroy);
        }
    }

    /** Each end has about one chance in five to fall between the opening and the reading of what tells. */
    @Test
    void isNothingWhenTheProcessEndsAsItIsRead() throws IOException {
        for (var tries = 0; tries < 200; tries++) {
            var process = new ProcessBuilder("true").start();
            while (process.isAlive()) {
                Memory.alone(process.pid());
            }
            assertThat(Memory.alone(process.pid())).isZero();
        }
    }
}
