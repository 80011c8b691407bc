package dev.kith.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.servers.process.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulates builds: each has a process as its owner, and JVMs that need servers. */
class SharedServersIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @TempDir
    private Path parent;

    private DaemonFolder folder;
    private Process build;

    @BeforeEach
    void startABuild() throws IOException {
        folder = new DaemonFolder(parent.resolve("build"));
        build = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void killTheBuild() {
        build.destroyForcibly();
        await().atMost(TIMEOUT).until(() -> !Files.exists(folder.path()));
    }

    @Test
    void serveEveryJvmOfABuildAndEndWhenItIsKilled() throws Exception {
        var first = port();
        var second = port();
        assertThat(second).isEqualTo(first);

        build.destroyForcibly();

        await().atMost(TIMEOUT).until(() -> !Files.exists(folder.path()));
        await().atMost(TIMEOUT).until(() -> !answers(first));
    }

    @Test
    void areNotTakenFromTheFilesOfADeadDaemon() throws Exception {
        Files.createDirectories(folder.path());
        Files.createFile(folder.lifeLock());
        folder.postgres().write(new SharedPostgres("127.0.0.1", 1, "unknown", "none").info());

        var port = port();

        assertThat(port).isNotEqualTo(1);
        assertThat(answers(port)).isTrue();
    }

    private int port() throws IOException {
        var jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dkith.root=" + Checkout.root(),
                        "-Dkith.test.infrastructure=local",
                        Attaching.class.getName(),
                        folder.path().toString(),
                        Long.toString(build.pid()))
                .redirectError(parent.resolve("jvm.log").toFile());
        jvm.environment().putAll(Map.of("CLASSPATH", System.getProperty("java.class.path")));
        try (var output = jvm.start().inputReader()) {
            return output.lines()
                    .filter(line -> line.startsWith("port "))
                    .map(line -> Integer.parseInt(line.substring("port ".length())))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(folder.log()));
        }
    }

    private static boolean answers(int port) {
        return Probe.ask(port, (request, response) -> true);
    }
}
