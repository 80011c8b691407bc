package dev.kith.fleet;

import dev.kith.fleet.home.Ports;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.servers.process.PortUse;
import java.util.List;

/** The ports that a fleet needs for itself. */
record RequiredPorts(List<Integer> ports) {

    void check() {
        for (var port : ports) {
            if (!PortUse.isFree(port)) {
                throw new CommandFailedException("port %d is in use by %s; stop that, or set %s"
                        .formatted(
                                port,
                                PortUse.holder(port).map(RequiredPorts::name).orElse("another process"),
                                Ports.VARIABLE));
            }
        }
    }

    private static String name(ProcessHandle process) {
        return "process %d (%s)"
                .formatted(process.pid(), process.info().command().orElse("of another user"));
    }
}
