package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Clients that read a profile while this is open, each time with any of the tokens. */
final class ProfileReaders implements AutoCloseable {

    private static final int CLIENTS = 8;
    // Below the rate limit of one user, even on a fast machine.
    private static final Duration PACE = Duration.ofMillis(10);

    private final Person person;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<Void>> clients;
    private volatile boolean closed;

    ProfileReaders(Person person) {
        this.person = person;
        this.tokens.add(person.token());
        this.clients = Stream.generate(() -> CompletableFuture.runAsync(this::read, threads))
                .limit(CLIENTS)
                .toList();
    }

    void use(String token) {
        tokens.add(token);
    }

    /** Returns after so many more responses. */
    void awaitMore(int answers) {
        var now = answered.get();
        await().until(() -> answered.get() > now + answers);
    }

    /** The responses that were neither the profile nor a failure of its database. */
    Queue<String> refusals() {
        return refusals;
    }

    /** Fails if a client has failed. */
    @Override
    public void close() {
        closed = true;
        threads.close();
        clients.forEach(CompletableFuture::join);
    }

    private void read() {
        while (!closed) {
            var token = tokens.get(ThreadLocalRandom.current().nextInt(tokens.size()));
            var answer = Fleet.anonymous().withToken(token).get("/api/profile/" + person.id());
            if (answer.status() == 200) {
                answered.incrementAndGet();
            } else if (!answer.body().contains("the database is not available")) {
                refusals.add(answer.status() + " " + answer.body());
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
    }
}
