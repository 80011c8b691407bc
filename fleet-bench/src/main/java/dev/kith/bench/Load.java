package dev.kith.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;

/** Work that is repeated for some time and measured. */
interface Load {

    /** Its line in the table. */
    String name();

    /**
     * Works for this long.
     *
     * @throws IOException also after any unexpected result: errors are fast, and would look like speed
     */
    Measurement run(Duration duration) throws IOException, InterruptedException;

    /**
     * Runs tasks side by side, and waits for all of them.
     *
     * @param what the message of the exception if one of them fails
     */
    static <T> List<T> runAll(String what, ExecutorService threads, List<? extends Callable<T>> tasks)
            throws IOException, InterruptedException {
        try (threads) {
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new IOException(what, failed);
        }
    }

    /** A load that is measured while another one runs, which is not measured. */
    record BackgroundLoad(String name, Load load, Load background) implements Load {

        @Override
        public Measurement run(Duration duration) throws IOException, InterruptedException {
            List<Callable<Measurement>> both = List.of(() -> load.run(duration), () -> background.run(duration));
            return runAll(name, Executors.newFixedThreadPool(2), both).getFirst();
        }
    }

    /**
     * The figures of one run of a load.
     *
     * @param perSecond the rate
     * @param p50Millis the median latency, in milliseconds
     * @param p99Millis the 99th percentile, in milliseconds
     */
    record Measurement(double perSecond, double p50Millis, double p99Millis) {

        static final long HIGHEST_MICROS = 60_000_000;
        static final int DIGITS = 3;

        /** @param latencies of everything that was done, in microseconds */
        static Measurement of(Histogram latencies, double seconds) {
            return new Measurement(
                    latencies.getTotalCount() / seconds,
                    latencies.getValueAtPercentile(50) / 1e3,
                    latencies.getValueAtPercentile(99) / 1e3);
        }

        /** @param latencies of each thread, in microseconds */
        static Measurement of(List<Histogram> latencies, double seconds) {
            var all = histogram();
            latencies.forEach(all::add);
            return of(all, seconds);
        }

        /** For latencies in microseconds. */
        static Histogram histogram() {
            var histogram = new Histogram(HIGHEST_MICROS, DIGITS);
            histogram.setAutoResize(true);
            return histogram;
        }
    }
}
