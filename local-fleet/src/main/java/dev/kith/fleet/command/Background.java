package dev.kith.fleet.command;

import dev.kith.fleet.Site;
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

/** A {@code ./kith up} that lives on when the terminal is closed; what it prints is shown here until it is up. */
final class Background {

    private static final int POLL_MILLIS = 100;

    private final Site site;
    private final List<String> replicas;
    private final Path log;

    /** @param replicas what the person has written behind {@code --replicas} */
    Background(Site site, List<String> replicas) {
        this.site = site;
        this.replicas = replicas;
        this.log = site.home().log("fleet");
    }

    /** Returns the exit code: 0 once the fleet is up. */
    int start() throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        Files.write(log, new byte[0]);
        var supervisor = launch();
        // Ctrl-C before it is up means: not at all.
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
        var command =
                new ArrayList<>(List.of(detacher, site.root().resolve("kith").toString(), "up"));
        replicas.forEach(each -> command.addAll(List.of("--replicas", each)));
        var builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private boolean isUp() throws IOException {
        return ControlClient.of(site.home().run()).map(ControlClient::isUp).orElse(false);
    }

    private static void show(InputStream output) throws IOException {
        System.out.write(output.readAllBytes());
        System.out.flush();
    }
}
