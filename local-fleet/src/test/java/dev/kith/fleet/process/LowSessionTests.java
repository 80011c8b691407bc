package dev.kith.fleet.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LowSessionTests {

    @Test
    void givesTheSessionALowerShare() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/autogroup")), "this system shares between no sessions");

        var process = Tether.start(
                new ProcessBuilder(LowSession.of(List.of("cat", "/proc/self/autogroup"))), StopSignal.TERM);

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).endsWith(" nice 10\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void startsWhereThereAreNoSessionsToLower() throws Exception {
        var process = new ProcessBuilder(LowSession.of(List.of("echo", "two words"))).start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("two words\n");
    }
}
