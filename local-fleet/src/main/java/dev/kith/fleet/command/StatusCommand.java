package dev.kith.fleet.command;

import dev.kith.fleet.Fleet;
import dev.kith.fleet.Installation;
import dev.kith.fleet.control.ControlClient;
import dev.kith.fleet.home.Home;
import dev.kith.fleet.supervisor.ComponentStatus;
import dev.kith.fleet.supervisor.Orphans;
import dev.kith.fleet.supervisor.ResidentMemory;
import dev.kith.fleet.terminal.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "status", description = "Shows every component and its state.")
final class StatusCommand implements Callable<Integer> {

    private static final Duration ORPHAN_TIMEOUT = Duration.ofSeconds(30);
    private static final TypeReference<List<ComponentStatus>> COMPONENTS = new TypeReference<>() {};

    @Option(names = "--json", description = "As a JSON array: name, pid, port, state, restarts, rss_mib, uptime_s.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var installation = Installation.current();
        var supervisor = ControlClient.of(installation.home().run());
        if (supervisor.isEmpty()) {
            new Orphans(installation.home().run()).end(ORPHAN_TIMEOUT);
        }
        var components = components(installation, supervisor);
        System.out.println(json ? JsonMapper.shared().writeValueAsString(components) : table(components, supervisor));
        if (!json && installation.home().freeMebibytes() < Home.MIN_FREE_MEBIBYTES) {
            System.out.printf(
                    "The disk of %s has only %d MiB left: writes wait or are refused until there is more space%n",
                    installation.home().folder(), installation.home().freeMebibytes());
        }
        return 0;
    }

    /** The started components in the order of their start, then the others. */
    private static List<ComponentStatus> components(Installation installation, Optional<ControlClient> supervisor)
            throws IOException {
        var components = new ArrayList<ComponentStatus>(supervisor
                .map(client -> JsonMapper.shared().readValue(client.status(), COMPONENTS))
                .orElse(List.of()));
        for (var described : Fleet.of(installation).components()) {
            if (components.stream().noneMatch(component -> component.name().equals(described.name()))) {
                components.add(ComponentStatus.down(described.name(), described.port()));
            }
        }
        return components;
    }

    private static String table(List<ComponentStatus> components, Optional<ControlClient> supervisor) {
        var table = new Table().row("NAME", "STATE", "PID", "PORT", "RESTARTS", "RSS", "UP");
        components.forEach(component -> addRow(component, table));
        if (supervisor.isEmpty()) {
            return table + "\n\nKith is not running: ./kith up starts it";
        }
        var own = ResidentMemory.alone(supervisor.get().pid());
        var all = own + components.stream().mapToLong(ComponentStatus::rssMib).sum();
        return "%s%n%nResident memory in total: %d MiB, including the supervisor's %d MiB (process %d)"
                .formatted(table, all, own, supervisor.get().pid());
    }

    private static void addRow(ComponentStatus component, Table table) {
        var port = Integer.toString(component.port());
        var restarts = Integer.toString(component.restarts());
        if (component.pid() == null) {
            table.row(
                    component.name(), component.state().name().toLowerCase(Locale.ROOT), "-", port, restarts, "-", "-");
            return;
        }
        // ISO 8601 without its PT: 1h2m3s
        var up = Duration.ofSeconds(component.uptimeSeconds())
                .toString()
                .substring(2)
                .toLowerCase(Locale.ROOT);
        table.row(
                component.name(),
                component.state().name().toLowerCase(Locale.ROOT),
                component.pid().toString(),
                port,
                restarts,
                component.rssMib() + " MiB",
                up);
    }
}
