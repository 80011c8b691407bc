package dev.kith.fleet.bench;

import dev.kith.fleet.supervisor.MemberStatus;
import dev.kith.fleet.supervisor.Memory;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The fleet that runs, as benchmarks see it: where its members listen, and what they take of the machine. */
public record BenchedFleet(List<MemberStatus> members) {

    URI address(String name) {
        return URI.create("http://127.0.0.1:" + member(name).port());
    }

    /**
     * Returns if the gateway answers a caller however often they ask: a benchmark would otherwise measure its limits.
     *
     * @throws CommandFailedException if it does not; the message says how to do without
     */
    public void requireNoRateLimits() throws IOException, InterruptedException {
        RateLimits.requireNone(address("gateway"));
    }

    /** The names of a service's instances that run, the first one first. */
    List<String> instances(String service) {
        return members.stream()
                .map(MemberStatus::name)
                .filter(name -> name.equals(service) || name.startsWith(service + "-"))
                .toList();
    }

    ServiceHeap heap(String name) {
        return new ServiceHeap(pid(name), member(name).port());
    }

    /** Processor time that the member has taken since its start, user and system. */
    Duration cpu(String name) {
        return ProcessHandle.of(pid(name))
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    long rssMib(String name) {
        return Memory.mebibytes(pid(name));
    }

    private long pid(String name) {
        var pid = member(name).pid();
        if (pid == null) {
            throw new CommandFailedException(name + " does not run");
        }
        return pid;
    }

    private MemberStatus member(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailedException("the fleet has no " + name));
    }
}
