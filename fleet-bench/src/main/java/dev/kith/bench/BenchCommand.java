package dev.kith.bench;

import dev.kith.bench.BenchRun.Plan;
import dev.kith.fleet.Installation;
import dev.kith.fleet.command.Kith;
import dev.kith.fleet.control.ControlClient;
import dev.kith.fleet.supervisor.ComponentStatus;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./kith bench}: the commands of local-fleet and this one. */
@Command(name = "bench", description = "Measures the running fleet; prints a table and writes it as JSON.")
final class BenchCommand implements Callable<Integer> {

    private static final TypeReference<List<ComponentStatus>> COMPONENTS = new TypeReference<>() {};

    /** What can be measured. */
    enum Name {
        gateway,
        feed,
        chat,
        login,
        revocation
    }

    @Parameters(paramLabel = "NAME", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Name name = Name.gateway;

    @Option(names = "--seconds", defaultValue = "10", description = "Length of each run (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "Seconds before anything counts (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "3", description = "Runs of each load (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--connections",
            defaultValue = "16",
            description = "Connections at once (default: ${DEFAULT-VALUE}).")
    private int connections;

    static void main(String[] arguments) {
        Kith.run(arguments, new BenchCommand());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var home = Installation.current().home();
        var supervisor = ControlClient.of(home.run())
                .orElseThrow(() -> new CommandFailedException("Kith is not running: ./kith up starts it"));
        var components = JsonMapper.shared().readValue(supervisor.status(), COMPONENTS);
        var fleet = new MeasuredFleet(components, home.secrets()::get);
        fleet.requireNoRateLimits();
        var plan = new Plan(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rounds, connections);
        var report = measure(new BenchRun(fleet, plan, System.err::println));
        System.out.println(report.text());
        System.out.println("written to " + report.writeTo(home.folder().resolve("bench")));
        return 0;
    }

    private Report measure(BenchRun run) throws InterruptedException {
        try {
            scenario().measure(run);
            return run.report(name.name());
        } catch (IOException e) {
            throw new CommandFailedException("the benchmark failed: " + reasons(e), e);
        }
    }

    private Scenario scenario() {
        return switch (name) {
            case gateway -> new GatewayScenario();
            case feed -> new FeedScenario();
            case chat -> new ChatScenario();
            case login -> new LoginScenario();
            case revocation -> new RevocationScenario();
        };
    }

    /** From what was tried to what went wrong, without the class names in between. */
    private static String reasons(IOException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(cause -> cause.getCause() == null || cause instanceof IOException)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(": "));
    }
}
