package dev.kith.fleet.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTests {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void showsTheLastLinesOfAFileOfManyBlocks() throws Exception {
        var log = log(
                IntStream.rangeClosed(1, 5000).mapToObj("line %d\n"::formatted).collect(Collectors.joining()));

        new LogTail(log, shown).show(2, false);

        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("line 4999\nline 5000\n");
    }

    @Test
    void showsAllOfAShorterFile() throws Exception {
        new LogTail(log("one\ntwo"), shown).show(10, false);

        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo");
    }

    @Test
    void followsAddedLinesAndAFileThatWasEmptied() throws Exception {
        var log = log("old\n");
        try (var follower = Executors.newVirtualThreadPerTaskExecutor()) {
            var following = follower.submit(() -> {
                new LogTail(log, shown).show(10, true);
                return null;
            });
            Files.writeString(log, "added\n", StandardOpenOption.APPEND);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> shown.toString(StandardCharsets.UTF_8).equals("old\nadded\n"));
            Files.writeString(log, "new\n");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> shown.toString(StandardCharsets.UTF_8).endsWith("added\nnew\n"));
            following.cancel(true);
        }
    }

    private Path log(String content) throws Exception {
        return Files.writeString(folder.resolve("some.log"), content);
    }
}
