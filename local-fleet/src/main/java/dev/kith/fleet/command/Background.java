package dev.kith.fleet.command;

import dev.kith.fleet.Installation;
import dev.kith.fleet.control.ControlClient;
import dev.kith.servers.process.Programs;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a {@code ./kith up} that outlives the terminal, and shows its output until the fleet is up. */
final class Background {

    private static final int POLL_MILLIS = 100;

    private final Installation installation;
    private final List<String> replicas;
    private final Path log;

    /** @param replicas the values of {@code --replicas} */
    Background(Installation installation, List<String> replicas) {
        this.installation = installation;
        this.replicas = replicas;
        this.log = installation.home().log("fleet");
    }

    /** Returns the exit code: 0 once the fleet is up. */
    int start() throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        Files.write(log, new byte[0]);
        var supervisor = launch();
        // Ctrl-C before the fleet is up aborts the start.
        var abort = Thread.ofPlatform().unstarted(supervisor::destroy);
        Runtime.getRuntime().addShutdownHook(abort);
        try (var output = Files.newInputStream(log)) {
            while (!supervisor.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                var up = isUp();
                show(output);
                if (up) {
                    Runtime.getRuntime().removeShutdownHook(abort);
                    return 0;
                }
            }
            show(output);
            return supervisor.exitValue();
        }
    }

    private Process launch() throws IOException {
        var detacher = Programs.find("setsid").map(Path::toString).orElse("nohup");
        var command = new ArrayList<>(
                List.of(detacher, installation.root().resolve("kith").toString(), "up"));
        replicas.forEach(each -> command.addAll(List.of("--replicas", each)));
        var builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private boolean isUp() throws IOException {
        return ControlClient.of(installation.home().run())
                .map(ControlClient::isUp)
                .orElse(false);
    }

    private static void show(InputStream output) throws IOException {
        System.out.write(output.readAllBytes());
        System.out.flush();
    }
}
