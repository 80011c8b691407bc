package dev.kith.fleet.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResidentMemoryTests {

    @Test
    void isThatOfTheProcessAndItsDescendants() throws IOException {
        var parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo started; wait").start();
        try {
            assertThat(parent.inputReader().readLine()).isEqualTo("started");
            assertThat(ResidentMemory.alone(parent.pid())).isPositive();
            // A process that was only forked has hardly any memory yet.
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> ResidentMemory.mebibytes(parent.pid()) > ResidentMemory.alone(parent.pid()));
        } finally {
            parent.descendants().forEach(ProcessHandle::destroy);
        }
    }

    /** In about one of five attempts the process ends between the opening and the reading of its file. */
    @Test
    void isZeroIfTheProcessEndsWhileItIsRead() throws IOException {
        for (var attempts = 0; attempts < 200; attempts++) {
            var process = new ProcessBuilder("true").start();
            while (process.isAlive()) {
                ResidentMemory.alone(process.pid());
            }
            assertThat(ResidentMemory.alone(process.pid())).isZero();
        }
    }
}
