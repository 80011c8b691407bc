package dev.kith.fleet.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemoryTests {

    @Test
    void isThatOfTheProcessAndAllThatItStarted() throws IOException {
        var parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo started; wait").start();
        try {
            assertThat(parent.inputReader().readLine()).isEqualTo("started");
            var alone = Memory.alone(parent.pid());
            assertThat(alone).isPositive();
            assertThat(Memory.mebibytes(parent.pid())).isGreaterThan(alone);
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
