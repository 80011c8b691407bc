package dev.kith.bench;

import dev.kith.fleet.client.ServiceClient;
import dev.kith.fleet.home.FleetPorts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The memory that one idle socket takes of chat-service: the difference that many of them make. */
record IdleSockets(BenchRun run) {

    static final int SOCKETS = 5_000;

    private static final int PER_USER = 20;
    private static final int THREADS = 16;
    private static final int BYTES_EXPECTED = 30_000;
    private static final int OTHER_HEAP = 64 << 20;

    /** Adds a note instead if the heap has no room for the sockets, which would end the service. */
    void measure() throws IOException, InterruptedException {
        if (metric("jvm.memory.max") < (long) SOCKETS * BYTES_EXPECTED + OTHER_HEAP) {
            run.addNote(
                    "The memory of %,d idle sockets was not measured, because the heap of chat has no room for them:"
                                    .formatted(SOCKETS)
                            + " KITH_JAVA_OPTIONS=-Xmx512m ./kith up gives it that");
            return;
        }
        var before = afterCollection();
        var sockets = new ArrayList<FrameSocket>();
        try {
            run.progress("opening %,d sockets".formatted(SOCKETS));
            Callable<Boolean> task = () -> openSocketsOfOneUser(sockets);
            Load.runAll(
                    "%,d sockets cannot be opened (ulimit -n must allow that many files)".formatted(SOCKETS),
                    Executors.newFixedThreadPool(THREADS),
                    Collections.nCopies(SOCKETS / PER_USER, task));
            var after = afterCollection();
            run.add(
                    "heap of an idle socket after a collection, kB",
                    (after.heap() - before.heap()) / 1e3 / SOCKETS,
                    null);
            run.add(
                    "resident memory of an idle socket, kB",
                    (after.resident() - before.resident()) / 1e3 / SOCKETS,
                    "at most 30");
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private boolean openSocketsOfOneUser(List<FrameSocket> sockets) throws IOException {
        var headers = run.fleet().identityHeaders(UUID.randomUUID());
        for (int i = 0; i < PER_USER; i++) {
            // Of the service itself, so that the gateway's part does not count.
            var socket = FrameSocket.open(run.fleet().address("chat"), ChatLoad.PATH, ChatLoad.PROTOCOL, headers);
            synchronized (sockets) {
                sockets.add(socket);
            }
            socket.next(); // the greeting: now the service has made everything that belongs to the socket
            Thread.ofVirtual().start(() -> answerPings(socket));
        }
        return true;
    }

    private static void answerPings(FrameSocket socket) {
        try {
            while (socket.next().isPresent()) {
                // No user writes to it.
            }
        } catch (IOException closed) {
            // By the service, after the measurement.
        }
    }

    /** After a full collection. */
    private MemoryUse afterCollection() throws IOException, InterruptedException {
        var pid = run.fleet().pid("chat");
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var collection = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                .redirectErrorStream(true)
                .start();
        var output = new String(collection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (collection.waitFor() != 0) {
            throw new IOException("jcmd %d GC.run failed: %s".formatted(pid, output));
        }
        return new MemoryUse(metric("jvm.memory.used"), run.fleet().rssMib("chat") << 20);
    }

    private long metric(String name) throws InterruptedException {
        var port = FleetPorts.management(run.fleet().address("chat").getPort());
        var management = new ServiceClient("chat-service", URI.create("http://127.0.0.1:" + port));
        var metric = management.get("/actuator/metrics/%s?tag=area:heap".formatted(name));
        return (long) metric.expect(200).json().at("/measurements/0/value").asDouble();
    }

    /**
     * In bytes.
     *
     * @param resident of the whole process
     */
    private record MemoryUse(long heap, long resident) {}
}
