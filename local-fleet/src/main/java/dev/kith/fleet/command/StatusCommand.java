package dev.kith.fleet.command;

import dev.kith.fleet.Fleet;
import dev.kith.fleet.Site;
import dev.kith.fleet.control.ControlClient;
import dev.kith.fleet.home.Home;
import dev.kith.fleet.supervisor.MemberStatus;
import dev.kith.fleet.supervisor.Memory;
import dev.kith.fleet.supervisor.Orphans;
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

@Command(name = "status", description = "Shows what runs, and how it is.")
final class StatusCommand implements Callable<Integer> {

    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(30);
    private static final TypeReference<List<MemberStatus>> MEMBERS = new TypeReference<>() {};

    @Option(names = "--json", description = "As an array: name, pid, port, state, restarts, rss_mib, uptime_s.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var site = Site.ofThisProcess();
        var supervisor = ControlClient.of(site.home().run());
        if (supervisor.isEmpty()) {
            new Orphans(site.home().run()).end(ORPHAN_PATIENCE);
        }
        var members = members(site, supervisor);
        System.out.println(json ? JsonMapper.shared().writeValueAsString(members) : table(members, supervisor));
        if (!json && site.home().room() < Home.LEAST_ROOM) {
            System.out.printf(
                    "The disk of %s is full but for %d MiB: what must be written waits, or is refused, until there is room%n",
                    site.home().folder(), site.home().room());
        }
        return 0;
    }

    /** What has been started, in that order, and then what else there is. */
    private static List<MemberStatus> members(Site site, Optional<ControlClient> supervisor) throws IOException {
        var members = new ArrayList<MemberStatus>(supervisor
                .map(client -> JsonMapper.shared().readValue(client.status(), MEMBERS))
                .orElse(List.of()));
        for (var component : Fleet.of(site).components()) {
            if (members.stream().noneMatch(member -> member.name().equals(component.name()))) {
                members.add(MemberStatus.down(component.name(), component.port()));
            }
        }
        return members;
    }

    private static String table(List<MemberStatus> members, Optional<ControlClient> supervisor) {
        var table = new Table().row("NAME", "STATE", "PID", "PORT", "RESTARTS", "RSS", "UP");
        members.forEach(member -> addRow(member, table));
        if (supervisor.isEmpty()) {
            return table + "\n\nKith is not running: ./kith up starts it";
        }
        var own = Memory.alone(supervisor.get().pid());
        var all = own + members.stream().mapToLong(MemberStatus::rssMib).sum();
        return "%s%n%nResident memory of all: %d MiB, with the supervisor's %d MiB (process %d)"
                .formatted(table, all, own, supervisor.get().pid());
    }

    private static void addRow(MemberStatus member, Table table) {
        var port = Integer.toString(member.port());
        var restarts = Integer.toString(member.restarts());
        if (member.pid() == null) {
            table.row(member.name(), member.state(), "-", port, restarts, "-", "-");
            return;
        }
        // ISO 8601 without its PT: 1h2m3s
        var up = Duration.ofSeconds(member.uptimeSeconds())
                .toString()
                .substring(2)
                .toLowerCase(Locale.ROOT);
        table.row(member.name(), member.state(), member.pid().toString(), port, restarts, member.rssMib() + " MiB", up);
    }
}
