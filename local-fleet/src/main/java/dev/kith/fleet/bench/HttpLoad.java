package dev.kith.fleet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * A request, repeated by several connections, each sending the next when the answer to the last is there (a closed loop).
 *
 * @param request the whole of it, as it goes over the wire; made for each run, since the identity in it may not live longer
 * @param expectedStatus any other answer ends the benchmark
 */
record HttpLoad(String name, URI base, Supplier<String> request, int expectedStatus, int connections) implements Load {

    @Override
    public Measurement run(Duration duration) throws IOException, InterruptedException {
        var bytes = request.get().getBytes(UTF_8);
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        var all = Measurement.histogram();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var running = new ArrayList<Future<Histogram>>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> repeatUntil(end, bytes)));
            }
            for (var one : running) {
                all.add(one.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException(name, failed);
        }
        return Measurement.of(all, (System.nanoTime() - start) / 1e9);
    }

    private Histogram repeatUntil(long end, byte[] bytes) throws IOException {
        var latencies = Measurement.histogram();
        try (var connection = new HttpConnection(base)) {
            for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
                int status = connection.exchange(bytes);
                if (status != expectedStatus) {
                    throw new IOException("answered %d, expected %d".formatted(status, expectedStatus));
                }
                latencies.recordValue((System.nanoTime() - before) / 1_000);
            }
        }
        return latencies;
    }
}
