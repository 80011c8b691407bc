package dev.kith.fleet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.fleet.client.Client;
import dev.kith.servers.process.Polling;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * How long a revoked session lives on: from the request that revokes it to the first answer 401 of the gateway, and to
 * the close of its socket. One session after the other, while nothing else happens.
 */
public final class RevocationBench implements Bench {

    private static final int UNCOUNTED = 10;
    private static final int COUNTED = 100;
    private static final int UNAUTHORIZED = 401;
    private static final int SESSION_ENDED = 4401;

    private static final Polling REQUESTS = new Polling(Duration.ofMillis(2), Duration.ofMinutes(1));

    private final URI gateway;
    private final Consumer<String> progress;
    private final Histogram refusals = Measurement.histogram();
    private final Histogram closes = Measurement.histogram();

    public RevocationBench(BenchedFleet fleet, Consumer<String> progress) {
        this.gateway = fleet.address("gateway");
        this.progress = progress;
    }

    @Override
    public Report run() throws IOException, InterruptedException {
        try (var account = Account.join(gateway);
                var owner = account.client()) {
            progress.accept("revoking %d sessions that do not count".formatted(UNCOUNTED));
            revoke(UNCOUNTED, account, owner);
            refusals.reset();
            closes.reset();
            progress.accept("revoking %d sessions".formatted(COUNTED));
            revoke(COUNTED, account, owner);
        }
        var findings = Stream.concat(
                findings("to the gateway's first 401", refusals), findings("to the socket's close 4401", closes));
        return new Report("revocation", 1, List.of(), findings.toList(), List.of("%d sessions".formatted(COUNTED)));
    }

    private void revoke(int sessions, Account account, Client owner) throws IOException, InterruptedException {
        for (int session = 0; session < sessions; session++) {
            var begun = owner.post("/api/auth/sessions", account.credentials()).expect(201);
            measure(begun.json(), owner);
        }
    }

    private void measure(JsonNode session, Client owner) throws IOException, InterruptedException {
        var path = "/api/auth/sessions/" + session.path("session_id").asString();
        var token = "Authorization: Bearer " + session.path("access_token").asString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var socket = FrameSocket.open(gateway, ChatLoad.PATH, ChatLoad.PROTOCOL, token)) {
            socket.next(); // the greeting: the session is in use now
            var refused = threads.submit(() -> refused(token));
            var closed = threads.submit(() -> closed(socket));
            var begun = System.nanoTime();
            owner.delete(path).expect(204);
            refusals.recordValue((refused.get() - begun) / 1_000);
            closes.recordValue((closed.get(1, TimeUnit.MINUTES) - begun) / 1_000);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("a session was revoked, and lives on", failed);
        }
    }

    /** When the gateway refuses the token. */
    private long refused(String token) throws IOException, InterruptedException {
        var request = HttpConnection.get(gateway, "/api/auth/id/", token).getBytes(UTF_8);
        try (var connection = new HttpConnection(gateway)) {
            int status = REQUESTS.until(answered -> answered == UNAUTHORIZED, () -> connection.exchange(request));
            if (status != UNAUTHORIZED) {
                throw new IOException("still answered %d".formatted(status));
            }
            return System.nanoTime();
        }
    }

    /** When the socket is closed because the session has ended. */
    private static long closed(FrameSocket socket) throws IOException {
        try {
            while (socket.next().isPresent()) {
                // Nobody writes to it.
            }
            throw new IOException("the socket was closed from here");
        } catch (SocketClosedException closed) {
            if (closed.code() != SESSION_ENDED) {
                throw closed;
            }
            return System.nanoTime();
        }
    }

    private static Stream<Finding> findings(String what, Histogram latencies) {
        return Stream.of(
                finding("median", what, latencies.getValueAtPercentile(50)),
                finding("p99", what, latencies.getValueAtPercentile(99)),
                finding("longest", what, latencies.getMaxValue()));
    }

    private static Finding finding(String which, String what, long micros) {
        return new Finding("%s %s, ms".formatted(which, what), micros / 1e3, "at most 2000");
    }
}
