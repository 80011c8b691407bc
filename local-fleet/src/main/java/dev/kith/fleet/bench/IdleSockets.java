package dev.kith.fleet.bench;

import dev.kith.fleet.bench.ServiceHeap.Memories;
import dev.kith.fleet.identity.InternalIdentity;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What a socket takes of the service's memory while nothing happens on it: the difference that many of them make.
 *
 * @param base of the service itself, so that no gateway counts
 */
record IdleSockets(URI base, InternalIdentity identity, ServiceHeap heap, Consumer<String> progress) {

    static final int SOCKETS = 5_000;

    private static final int PER_USER = 20;
    private static final int OPENERS = 16;
    private static final int BYTES_EXPECTED = 30_000;
    private static final int HEAP_BESIDE = 64 << 20;

    /** Whether the service's heap has room for so many; it would end otherwise, and the fleet's chat with it. */
    boolean fit() throws IOException, InterruptedException {
        return heap.limit() >= (long) SOCKETS * BYTES_EXPECTED + HEAP_BESIDE;
    }

    List<Finding> measure() throws IOException, InterruptedException {
        var before = heap.collected();
        var sockets = new ArrayList<FrameSocket>();
        try {
            progress.accept("opening %,d sockets".formatted(SOCKETS));
            open(sockets);
            var after = heap.collected();
            return List.of(
                    each("heap of an idle socket after a collection, kB", after.heap() - before.heap()),
                    new Finding("resident memory of an idle socket, kB", kilobytes(before, after), "at most 30"));
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private void open(List<FrameSocket> sockets) throws IOException, InterruptedException {
        try (var openers = Executors.newFixedThreadPool(OPENERS)) {
            var opening = new ArrayList<Future<List<FrameSocket>>>();
            for (int user = 0; user < SOCKETS / PER_USER; user++) {
                opening.add(openers.submit(this::openAllOfAUser));
            }
            for (var opened : opening) {
                sockets.addAll(opened.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException(
                    "%,d sockets cannot be opened: %s (ulimit -n must allow that many files)"
                            .formatted(SOCKETS, failed.getMessage()),
                    failed);
        }
    }

    private List<FrameSocket> openAllOfAUser() throws IOException {
        var headers = identity.of(UUID.randomUUID());
        var sockets = new ArrayList<FrameSocket>();
        for (int i = 0; i < PER_USER; i++) {
            var socket = FrameSocket.open(base, ChatLoad.PATH, ChatLoad.PROTOCOL, headers);
            socket.next(); // the greeting: now it is all there
            Thread.ofVirtual().start(() -> answerPings(socket));
            sockets.add(socket);
        }
        return sockets;
    }

    private static void answerPings(FrameSocket socket) {
        try {
            while (socket.next().isPresent()) {
                // Nobody writes to it.
            }
        } catch (IOException closed) {
            // By the service, when the measurement is over.
        }
    }

    private static double kilobytes(Memories before, Memories after) {
        return (after.resident() - before.resident()) / 1e3 / SOCKETS;
    }

    private static Finding each(String what, long bytes) {
        return Finding.of(what, bytes / 1e3 / SOCKETS);
    }
}
