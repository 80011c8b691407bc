package dev.kith.fleet.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * One thing to be measured: a request, repeated by several connections, each sending the next when the answer to the last is there (a
 * closed loop).
 *
 * @param request the whole of it, as it goes over the wire
 * @param expectedStatus any other answer ends the benchmark: an error is quick, and would look like speed
 */
record Load(String name, URI base, String request, int expectedStatus, int connections) {

    private static final long HIGHEST_MICROS = 60_000_000;

    Measurement run(Duration duration) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        var all = new Histogram(HIGHEST_MICROS, 3);
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var running = new ArrayList<Future<Histogram>>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> repeatUntil(end)));
            }
            for (var one : running) {
                all.add(one.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException("%s: %s".formatted(name, failed.getMessage()), failed);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Measurement(
                all.getTotalCount() / seconds, all.getValueAtPercentile(50) / 1e3, all.getValueAtPercentile(99) / 1e3);
    }

    private Histogram repeatUntil(long end) throws IOException {
        var latencies = new Histogram(HIGHEST_MICROS, 3);
        var bytes = request.getBytes(ISO_8859_1);
        try (var connection = new HttpConnection(base)) {
            for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
                int status = connection.exchange(bytes);
                if (status != expectedStatus) {
                    throw new IOException("answered %d, expected %d".formatted(status, expectedStatus));
                }
                latencies.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - before) / 1_000));
            }
        }
        return latencies;
    }
}
