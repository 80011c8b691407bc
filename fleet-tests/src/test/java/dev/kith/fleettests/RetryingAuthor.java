package dev.kith.fleettests;

import dev.kith.test.client.TestResponse;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Publishes and writes notes while it is open. It repeats each request until it is acknowledged. */
final class RetryingAuthor implements AutoCloseable {

    // The service is away, or still handles the first request.
    private static final Set<Integer> ASK_AGAIN = Set.of(409, 502, 503, 504);

    private final Person self = Person.registerWithProfile();
    private final CompletableFuture<Void> writing;
    private volatile int acknowledged;
    private volatile boolean closed;

    RetryingAuthor() {
        ChatContractTests.awaitInChat(self);
        writing = CompletableFuture.runAsync(
                this::write, task -> Thread.ofVirtual().start(task));
    }

    boolean hasProfile() {
        return self.api().get("/api/profile/" + self.id()).status() == 200;
    }

    /** Returns when as many more were acknowledged. */
    void awaitMore(int texts) {
        var now = acknowledged;
        LongAwait.await().until(() -> writing.isDone() || acknowledged >= now + texts);
    }

    /** The texts of all that was acknowledged. */
    List<String> acknowledged() {
        return IntStream.range(0, acknowledged).mapToObj(Integer::toString).toList();
    }

    /** The texts that are there now. */
    List<String> published() {
        return texts("/api/feed/user/" + self.id()).toList();
    }

    /** The texts that are there now, but for the note that began the conversation. */
    List<String> noted() {
        return texts("/api/chat/conversation/" + self.id())
                .filter(text -> !text.equals("note"))
                .toList();
    }

    /** Fails if something was refused. */
    @Override
    public void close() {
        closed = true;
        writing.join();
    }

    private void write() {
        while (!closed) {
            var number = Integer.toString(acknowledged);
            untilAcknowledged(() -> self.api()
                    .with("Idempotency-Key", number)
                    .post("/api/feed/", "{\"text\":\"%s\"}".formatted(number)));
            untilAcknowledged(() -> self.api()
                    .post(
                            "/api/chat/",
                            "{\"receiver\":\"%s\",\"text\":\"%s\",\"client_id\":\"%s\"}"
                                    .formatted(self.id(), number, number)));
            acknowledged = Integer.parseInt(number) + 1;
        }
    }

    private static void untilAcknowledged(Callable<TestResponse> request) {
        LongAwait.await()
                .ignoreException(UncheckedIOException.class)
                .until(request, answer -> !ASK_AGAIN.contains(answer.status()))
                .is(201);
    }

    private Stream<String> texts(String list) {
        return self.api().all(list + "?limit=100").stream()
                .map(entry -> entry.path("text").asString());
    }
}
