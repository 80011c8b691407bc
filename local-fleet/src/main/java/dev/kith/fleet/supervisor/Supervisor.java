package dev.kith.fleet.supervisor;

import dev.kith.fleet.terminal.Progress;
import dev.kith.servers.process.Component;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the components running that it is given, and stops them in the opposite order. */
public final class Supervisor {

    private final Path run;
    private final RestartPolicy policy;
    private final Progress progress;
    private final Clock clock;
    private final List<Member> members = new CopyOnWriteArrayList<>();

    /** @param run where the process records are kept */
    public Supervisor(Path run, RestartPolicy policy, Progress progress, Clock clock) {
        this.run = run;
        this.policy = policy;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Starts a component and keeps it running from now on.
     *
     * @return completes when it is ready; fails, with the reason, when it dies again and again before it ever was
     */
    public CompletableFuture<Void> start(Component component) {
        var member = new Member(component, policy, run, progress, clock);
        members.add(member);
        return member.start();
    }

    /**
     * Has one process ended in good order, and started again at once.
     *
     * @return completes when it is ready again; empty if there is no component of that name
     */
    public Optional<CompletableFuture<Void>> restart(String name, Duration patience) {
        for (var member : members) {
            if (member.name().equals(name)) {
                return Optional.of(member.restart(patience));
            }
        }
        return Optional.empty();
    }

    /** In the order of their start. */
    public List<MemberStatus> status() {
        return members.stream().map(Member::status).toList();
    }

    /**
     * Stops everything, what was started last first; returns when no process is left.
     *
     * @param patience for each to end in good order, before force
     */
    public void stop(Duration patience) {
        for (var member : members.reversed()) {
            member.stop(patience);
            progress.tell("%s has stopped", member.name());
        }
    }
}
