package dev.kith.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.servers.process.Component.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AutogroupNiceTests {

    private static final Path OWN = AutogroupNice.sessionOf("self");
    private static final long UNUSED_PID = Integer.MAX_VALUE;

    @Test
    void lowersTheNiceValueOfTheSession() throws Exception {
        assumeAutogroups();
        var process = ParentDeathSignal.start(new ProcessBuilder("sleep", "60"), StopSignal.TERM);
        var session = AutogroupNice.sessionOf(Long.toString(process.pid()));

        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !AutogroupNice.nameOf(session).equals(AutogroupNice.nameOf(OWN)));
            assertThat(session).content().endsWith(" nice 0\n");
            AutogroupNice.lower(process.pid());
            assertThat(session).content().endsWith(" nice 10\n");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void doesNotLowerItsOwnSession() throws Exception {
        assumeAutogroups();
        var before = Files.readString(OWN);

        AutogroupNice.lower(ProcessHandle.current().pid());

        assertThat(OWN).hasContent(before);
    }

    @Test
    void doesNothingForAnUnknownProcess() {
        assertThatCode(() -> AutogroupNice.lower(UNUSED_PID)).doesNotThrowAnyException();
    }

    private static void assumeAutogroups() {
        assumeTrue(Files.exists(OWN), "this system has no autogroups");
    }
}
