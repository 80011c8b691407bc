package dev.kith.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * A request that several connections repeat, each sending the next one when the last is answered (a closed loop), or at
 * a fixed pace.
 *
 * @param request all its bytes as text; made for each connection of each run, because the identity in it may expire
 * @param expectedStatus any other status ends the benchmark
 * @param interval at a fixed pace, the time between two requests of one connection, whose latencies count from when
 *     they were due; zero in a closed loop
 */
record HttpLoad(String name, URI base, Supplier<String> request, int expectedStatus, int connections, Duration interval)
        implements Load {

    /** In a closed loop. */
    HttpLoad(String name, URI base, Supplier<String> request, int expectedStatus, int connections) {
        this(name, base, request, expectedStatus, connections, Duration.ZERO);
    }

    @Override
    public Measurement run(Duration duration) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var tasks = new ArrayList<Callable<Histogram>>();
        for (int i = 0; i < connections; i++) {
            var bytes = request.get().getBytes(UTF_8);
            long first =
                    start + interval.multipliedBy(i + 1).dividedBy(connections).toNanos();
            tasks.add(() -> repeat(first, start + duration.toNanos(), bytes));
        }
        var latencies = Load.runAll(name, Executors.newFixedThreadPool(connections), tasks);
        return Measurement.of(latencies, (paced() ? duration.toNanos() : System.nanoTime() - start) / 1e9);
    }

    private Histogram repeat(long first, long end, byte[] bytes) throws IOException, InterruptedException {
        var latencies = Measurement.histogram();
        try (var connection = new HttpConnection(base)) {
            for (long due = paced() ? first : System.nanoTime(); due < end; due = next(due)) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                int status = connection.exchange(bytes);
                if (status != expectedStatus) {
                    throw new IOException("answered %d, expected %d".formatted(status, expectedStatus));
                }
                latencies.recordValue((System.nanoTime() - due) / 1_000);
            }
        }
        return latencies;
    }

    private long next(long due) {
        return paced() ? due + interval.toNanos() : System.nanoTime();
    }

    private boolean paced() {
        return !interval.isZero();
    }
}
