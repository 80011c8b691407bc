package dev.kith.fleet.command;

import dev.kith.fleet.Site;
import dev.kith.fleet.bench.Bench;
import dev.kith.fleet.bench.BenchedFleet;
import dev.kith.fleet.bench.ChatBench;
import dev.kith.fleet.bench.FeedBench;
import dev.kith.fleet.bench.GatewayBench;
import dev.kith.fleet.bench.LoginBench;
import dev.kith.fleet.bench.Plan;
import dev.kith.fleet.bench.Report;
import dev.kith.fleet.bench.RevocationBench;
import dev.kith.fleet.control.ControlClient;
import dev.kith.fleet.supervisor.MemberStatus;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "bench", description = "Measures the fleet that runs; prints a table and keeps it as JSON.")
final class BenchCommand implements Callable<Integer> {

    private static final TypeReference<List<MemberStatus>> MEMBERS = new TypeReference<>() {};
    private static final Consumer<String> PROGRESS = System.err::println;

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

    @Option(names = "--seconds", defaultValue = "10", description = "Of each run (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "Seconds before it counts (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "3", description = "Runs of each load (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--connections", defaultValue = "16", description = "At once (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var site = Site.ofThisProcess();
        var supervisor = ControlClient.of(site.home().run())
                .orElseThrow(() -> new CommandFailedException("Kith is not running: ./kith up starts it"));
        var fleet = new BenchedFleet(JsonMapper.shared().readValue(supervisor.status(), MEMBERS));
        var report = run(bench(fleet, site), fleet);
        System.out.println(report.text());
        System.out.println("kept in " + report.writeTo(site.home().folder().resolve("bench")));
        return 0;
    }

    private static Report run(Bench bench, BenchedFleet fleet) throws InterruptedException {
        try {
            fleet.requireNoRateLimits();
            return bench.run();
        } catch (IOException e) {
            throw new CommandFailedException("the benchmark was given up: " + reasons(e), e);
        }
    }

    /** From what was tried to what went wrong, without the names of classes in between. */
    private static String reasons(IOException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(cause -> cause.getCause() == null || cause instanceof IOException)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private Bench bench(BenchedFleet fleet, Site site) {
        var secrets = site.home().secrets();
        var plan = new Plan(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rounds, connections);
        return switch (name) {
            case gateway -> new GatewayBench(fleet, secrets.get("INTERNAL_SECRET"), plan, PROGRESS);
            case chat -> new ChatBench(fleet, secrets::get, plan, PROGRESS);
            case login -> new LoginBench(fleet, secrets::get, plan, PROGRESS);
            case feed -> new FeedBench(fleet, secrets::get, plan, PROGRESS);
            case revocation -> new RevocationBench(fleet, PROGRESS);
        };
    }
}
