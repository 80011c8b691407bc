package dev.kith.fleet.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** A load that is measured while another goes on, which is not. */
record AccompaniedLoad(String name, Load load, Load other) implements Load {

    @Override
    public Measurement run(Duration duration) throws IOException, InterruptedException {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var accompaniment = thread.submit(() -> other.run(duration));
            var measurement = load.run(duration);
            accompaniment.get();
            return measurement;
        } catch (ExecutionException failed) {
            throw new IOException(name, failed);
        }
    }
}
