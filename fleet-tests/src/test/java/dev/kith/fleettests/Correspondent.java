package dev.kith.fleettests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client as it should be: it numbers what it sends, sends again what was not acknowledged, and after each loss of its socket comes
 * back and asks for what it has missed.
 */
final class Correspondent implements Runnable {

    // Below the 30 frames that a socket may send in each second.
    private static final Duration PACE = Duration.ofMillis(40);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int UNACKNOWLEDGED = 50;
    private static final int LAST = 50;

    private final Person self;
    private final Person receiver;
    private final int toSend;
    private final int toReceive;
    private final NavigableMap<Long, String> stream = new ConcurrentSkipListMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean mayFinish;
    private long after;
    private boolean resumed;

    /**
     * @param toSend how many messages it sends to the receiver: texts {@code <own id> 0}, {@code <own id> 1}, …
     * @param toReceive how many messages it waits for, its own among them
     */
    Correspondent(Person self, Person receiver, int toSend, int toReceive) {
        this.self = self;
        this.receiver = receiver;
        this.toSend = toSend;
        this.toReceive = toReceive;
    }

    /** Lets it send its last messages, which it keeps until then. */
    void finish() {
        mayFinish = true;
    }

    /** Until everything is acknowledged and received, or the thread is interrupted. */
    @Override
    public void run() {
        while (!isDone() && !Thread.currentThread().isInterrupted()) {
            try (var socket = connect()) {
                connections.incrementAndGet();
                resume(socket);
                converse(socket);
            } catch (IllegalStateException | CompletionException lost) {
                // And comes back.
            }
        }
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int connections() {
        return connections.get();
    }

    List<String> faults() {
        return faults;
    }

    /** What the stream said, in its order. */
    List<String> texts() {
        return List.copyOf(stream.values());
    }

    private boolean isDone() {
        return acknowledged.get() == toSend && stream.size() >= toReceive;
    }

    /** As soon as there is somebody to connect to. */
    private ChatSocket connect() {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .ignoreException(IllegalStateException.class)
                .until(() -> ChatSocket.ofVersion1(self), Objects::nonNull);
    }

    private void resume(ChatSocket socket) {
        after = reached();
        resumed = false;
        socket.send("{\"type\":\"chat.resume\",\"payload\":{\"after\":%d}}".formatted(after));
    }

    private void converse(ChatSocket socket) {
        var next = acknowledged.get();
        var due = System.nanoTime();
        while (!isDone() && !socket.isClosed()) {
            if (System.nanoTime() >= due) {
                // Time lost is not made up for: that would be too many frames at once.
                due = System.nanoTime() + PACE.toNanos();
                if (next < (mayFinish ? toSend : toSend - LAST) && next - acknowledged.get() < UNACKNOWLEDGED) {
                    socket.send(chatSend(next++));
                }
            }
            var frame = socket.poll(PACE.dividedBy(4));
            if (frame != null) {
                understand(JsonMapper.shared().readTree(frame), socket);
            }
        }
    }

    private void understand(JsonNode frame, ChatSocket socket) {
        switch (frame.path("type").asString()) {
            case "chat.connected" -> {}
            case "chat.message" -> receive(frame);
            case "chat.ack" -> acknowledge(frame);
            case "chat.resumed" -> {
                resumed = frame.path("complete").asBoolean();
                if (!resumed) {
                    resume(socket);
                }
            }
            case "error" -> {
                // Where it is the service's fault the socket is about to be
                // closed, and nothing behind the frame was handled.
                if (frame.path("problem").path("status").asInt() != 503) {
                    faults.add("refused: " + frame);
                }
            }
            default -> faults.add("unexpected: " + frame);
        }
    }

    private void receive(JsonNode frame) {
        var position = frame.path("position").asLong();
        var isNew = stream.put(position, frame.path("payload").path("text").asString()) == null;
        // What is pushed before the resume is answered may come in the answer again.
        if (!isNew && (resumed || position <= after)) {
            faults.add("twice: " + frame);
        }
    }

    private void acknowledge(JsonNode frame) {
        var number = frame.path("client_id").asInt();
        if (number == acknowledged.get()) {
            acknowledged.incrementAndGet();
        } else if (number > acknowledged.get()) {
            faults.add("acknowledged before the one before: " + frame);
        }
    }

    /** Up to where nothing is missing; in a stream of messages alone the positions are 1, 2, 3, … */
    private long reached() {
        var reached = 0L;
        while (stream.containsKey(reached + 1)) {
            reached++;
        }
        return reached;
    }

    private String chatSend(int number) {
        return "{\"type\":\"chat.send\",\"payload\":{\"receiver\":\"%s\",\"text\":\"%s %d\",\"client_id\":\"%d\"}}"
                .formatted(receiver.id(), self.id(), number, number);
    }
}
