package dev.kith.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of users who write to each other. It counts acknowledged messages; the latency is the time from sending a
 * message to the frame at the other end.
 *
 * @param headers the header lines that authenticate a user
 */
record ChatLoad(String name, URI base, List<UUID> users, Function<UUID, String[]> headers) implements Load {

    static final String PATH = "/api/chat/ws";
    static final String PROTOCOL = "kith.chat.v1";

    @Override
    public Measurement run(Duration duration) throws IOException, InterruptedException {
        var clients = new HashMap<UUID, ChatClient>();
        try {
            for (var user : users) {
                clients.put(user, new ChatClient(user, FrameSocket.open(base, PATH, PROTOCOL, headers.apply(user))));
            }
            return run(clients, duration);
        } finally {
            for (var client : clients.values()) {
                client.close();
            }
        }
    }

    private Measurement run(Map<UUID, ChatClient> clients, Duration duration) throws IOException, InterruptedException {
        var recorder = new Recorder();
        long start = System.nanoTime();
        var tasks = new ArrayList<Callable<Boolean>>();
        clients.forEach((user, client) -> tasks.add(() -> {
            client.send(peer(user), start + duration.toNanos(), recorder);
            return true;
        }));
        Load.runAll(name, Executors.newVirtualThreadPerTaskExecutor(), tasks);
        return recorder.measurement((System.nanoTime() - start) / 1e9);
    }

    /** The first user writes to the second and the second to the first, and so on. */
    private UUID peer(UUID user) {
        return users.get(users.indexOf(user) ^ 1);
    }

    /** What all clients count together in one run. */
    static final class Recorder {

        private final ConcurrentHistogram acknowledgements = histogram();
        private final ConcurrentHistogram deliveries = histogram();

        void acknowledged(long nanos) {
            acknowledgements.recordValue(Math.min(Measurement.HIGHEST_MICROS, nanos / 1_000));
        }

        void delivered(long nanos) {
            deliveries.recordValue(Math.min(Measurement.HIGHEST_MICROS, nanos / 1_000));
        }

        /** The rate of acknowledged messages, and the latency of their delivery. */
        private Measurement measurement(double seconds) {
            var delivery = Measurement.of(deliveries, seconds);
            return new Measurement(
                    acknowledgements.getTotalCount() / seconds, delivery.p50Millis(), delivery.p99Millis());
        }

        private static ConcurrentHistogram histogram() {
            return new ConcurrentHistogram(Measurement.HIGHEST_MICROS, Measurement.DIGITS);
        }
    }

    /**
     * One user's socket. It sends messages to one other user, each when the one before is acknowledged (a closed loop),
     * and measures how old the messages are that it receives.
     */
    private static final class ChatClient implements AutoCloseable {

        private static final String MARK = "kith-bench ";
        private static final int ACK_SECONDS = 30;

        /** Between two messages: a socket may send 30 frames a second. */
        private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1) / 29;

        private final UUID id;
        private final FrameSocket socket;
        private final Semaphore acknowledged = new Semaphore(0);
        private volatile Recorder recorder = new Recorder();
        private volatile @Nullable IOException failure;

        ChatClient(UUID id, FrameSocket socket) {
            this.id = id;
            this.socket = socket;
            Thread.ofVirtual().start(this::receive);
        }

        /** Returns after the last acknowledgement. */
        void send(UUID receiver, long endNanos, Recorder current) throws IOException, InterruptedException {
            recorder = current;
            for (long next = System.nanoTime();
                    next < endNanos;
                    next = Math.max(next + PACE_NANOS, System.nanoTime())) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                var start = System.nanoTime();
                socket.send(frame(receiver, start));
                if (!acknowledged.tryAcquire(ACK_SECONDS, TimeUnit.SECONDS) || failure != null) {
                    throw new IOException("a message was not acknowledged", failure);
                }
                current.acknowledged(System.nanoTime() - start);
            }
        }

        private static String frame(UUID receiver, long start) {
            return """
                    {"type":"chat.send","payload":{"receiver":"%1$s","client_id":"%2$d","text":"%3$s%2$d, as long as many are"}}""".formatted(receiver, start, MARK);
        }

        private void receive() {
            try {
                for (var frame = socket.next(); frame.isPresent(); frame = socket.next()) {
                    handle(frame.get());
                }
            } catch (IOException e) {
                failure = e;
                acknowledged.release();
            }
        }

        // Without a JSON parser, which would take longer than sending the message.
        private void handle(String frame) throws IOException {
            if (frame.contains("\"chat.ack\"")) {
                acknowledged.release();
            } else if (frame.contains("\"type\":\"error\"")) {
                throw new IOException("the service answered " + frame);
            } else if (frame.contains(MARK) && !frame.contains("\"sender\":\"%s\"".formatted(id))) {
                int from = frame.indexOf(MARK) + MARK.length();
                var start = Long.parseLong(frame.substring(from, frame.indexOf(',', from)));
                recorder.delivered(System.nanoTime() - start);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
