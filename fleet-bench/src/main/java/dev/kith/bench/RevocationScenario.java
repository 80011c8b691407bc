package dev.kith.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.bench.FrameSocket.SocketClosedException;
import dev.kith.bench.Load.Measurement;
import dev.kith.servers.process.Polling;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * How long a revoked session stays usable: from the request that revokes it to the gateway's first 401, and to the
 * close of its socket. One session after the other, without other load.
 */
final class RevocationScenario implements Scenario {

    private static final int UNCOUNTED = 10;
    private static final int COUNTED = 100;
    private static final int UNAUTHORIZED = 401;
    private static final int SESSION_ENDED = 4401;

    private static final Polling REQUESTS = new Polling(Duration.ofMillis(2), Duration.ofMinutes(1));

    private final Histogram refusals = Measurement.histogram();
    private final Histogram closes = Measurement.histogram();

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        var gateway = run.fleet().gateway();
        try (var account = Account.register(gateway)) {
            run.progress("revoking %d sessions that do not count".formatted(UNCOUNTED));
            revoke(UNCOUNTED, account);
            refusals.reset();
            closes.reset();
            run.progress("revoking %d sessions".formatted(COUNTED));
            revoke(COUNTED, account);
        }
        addResults(run, "to the gateway's first 401", refusals);
        addResults(run, "to the socket's close 4401", closes);
        run.addNote("%d sessions, one after the other".formatted(COUNTED));
    }

    private void revoke(int sessions, Account account) throws IOException, InterruptedException {
        for (int session = 0; session < sessions; session++) {
            var tokens = account.client()
                    .post("/api/auth/sessions", account.credentials())
                    .expect(201);
            revoke(tokens.json(), account);
        }
    }

    private void revoke(JsonNode session, Account account) throws IOException, InterruptedException {
        var path = "/api/auth/sessions/" + session.path("session_id").asString();
        var token = "Authorization: Bearer " + session.path("access_token").asString();
        var gateway = account.gateway();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var socket = FrameSocket.open(gateway, ChatLoad.PATH, ChatLoad.PROTOCOL, token)) {
            socket.next(); // the greeting: the session is in use now
            var refused = threads.submit(() -> awaitRefusal(gateway, token));
            var closed = threads.submit(() -> awaitClose(socket));
            var start = System.nanoTime();
            account.client().delete(path).expect(204);
            refusals.recordValue((refused.get() - start) / 1_000);
            closes.recordValue((closed.get(1, TimeUnit.MINUTES) - start) / 1_000);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("a revoked session stayed usable", failed);
        }
    }

    /** Returns the time of the gateway's first 401. */
    private static long awaitRefusal(URI gateway, String token) throws IOException, InterruptedException {
        var request = HttpConnection.get(gateway, "/api/auth/id/", token).getBytes(UTF_8);
        try (var connection = new HttpConnection(gateway)) {
            int last = REQUESTS.until(status -> status == UNAUTHORIZED, () -> connection.exchange(request));
            if (last != UNAUTHORIZED) {
                throw new IOException("still answered %d".formatted(last));
            }
            return System.nanoTime();
        }
    }

    /** Returns the time at which the service closed the socket because its session has ended. */
    private static long awaitClose(FrameSocket socket) throws IOException {
        try {
            while (socket.next().isPresent()) {
                // No user writes to it.
            }
            throw new IOException("the socket was closed by this benchmark");
        } catch (SocketClosedException closed) {
            if (closed.code() != SESSION_ENDED) {
                throw closed;
            }
            return System.nanoTime();
        }
    }

    private static void addResults(BenchRun run, String what, Histogram latencies) {
        run.add("median %s, ms".formatted(what), latencies.getValueAtPercentile(50) / 1e3, "at most 2000");
        run.add("p99 %s, ms".formatted(what), latencies.getValueAtPercentile(99) / 1e3, "at most 2000");
        run.add("longest %s, ms".formatted(what), latencies.getMaxValue() / 1e3, "at most 2000");
    }
}
