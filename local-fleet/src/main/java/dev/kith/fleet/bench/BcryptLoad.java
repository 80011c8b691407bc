package dev.kith.fleet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * The computation that every login waits for, and nothing else: compares a password with its hash in this very process,
 * with the library of auth-service.
 */
record BcryptLoad(String name, String password, String hash, int threads) implements Load {

    @Override
    public Measurement run(Duration duration) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        var all = Measurement.histogram();
        try (var executor = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<Histogram>>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> compareUntil(end)));
            }
            for (var one : running) {
                all.add(one.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException(name, failed);
        }
        return Measurement.of(all, (System.nanoTime() - start) / 1e9);
    }

    private Histogram compareUntil(long end) throws IOException {
        var latencies = Measurement.histogram();
        for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
            if (!BCrypt.checkpw(password.getBytes(UTF_8), hash)) {
                throw new IOException("The password is not that of the hash");
            }
            latencies.recordValue((System.nanoTime() - before) / 1_000);
        }
        return latencies;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "BcryptLoad[%s, threads=%d]".formatted(name, threads);
    }
}
