package dev.kith.fleet.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Pairs of people who write to each other. Counted are acknowledged messages; the latency is that from the sending to
 * the frame at the other end.
 *
 * @param headers the header lines that say who somebody is
 */
record ChatLoad(String name, URI base, List<UUID> people, Function<UUID, String[]> headers) implements Load {

    static final String PATH = "/api/chat/ws";
    static final String PROTOCOL = "kith.chat.v1";

    @Override
    public Measurement run(Duration duration) throws IOException, InterruptedException {
        var sockets = new HashMap<UUID, Correspondent>();
        try {
            for (var person : people) {
                sockets.put(
                        person,
                        new Correspondent(person, FrameSocket.open(base, PATH, PROTOCOL, headers.apply(person))));
            }
            return correspond(sockets, duration);
        } finally {
            for (var socket : sockets.values()) {
                socket.close();
            }
        }
    }

    private Measurement correspond(Map<UUID, Correspondent> sockets, Duration duration)
            throws IOException, InterruptedException {
        var tally = new Tally();
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            sockets.forEach((person, socket) -> running.add(threads.submit(() -> {
                socket.write(peer(person), start + duration.toNanos(), tally);
                return null;
            })));
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(name, failed);
        }
        return tally.measurement((System.nanoTime() - start) / 1e9);
    }

    /** The neighbour: the first writes to the second and the second to the first, and so on. */
    private UUID peer(UUID person) {
        return people.get(people.indexOf(person) ^ 1);
    }
}
