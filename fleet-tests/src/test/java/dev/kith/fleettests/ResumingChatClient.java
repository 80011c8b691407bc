package dev.kith.fleettests;

import static org.awaitility.Awaitility.await;

import dev.kith.test.client.WebSocketClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of {@code kith.chat.v1}: it numbers its messages, repeats those that were not acknowledged, and resumes its
 * stream when a socket is lost.
 */
final class ResumingChatClient implements Runnable {

    // Below the 30 frames that a socket may send in each second.
    private static final Duration PACE = Duration.ofMillis(40);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int UNACKNOWLEDGED = 50;
    private static final int LAST = 50;

    private final Person self;
    private final Person receiver;
    private final int toSend;
    private final int toReceive;
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean mayFinish;
    private long position;

    /**
     * @param toSend how many messages it sends to the receiver: texts {@code <own id> 0}, {@code <own id> 1}, …
     * @param toReceive how many messages it waits for, its own among them
     */
    ResumingChatClient(Person self, Person receiver, int toSend, int toReceive) {
        this.self = self;
        this.receiver = receiver;
        this.toSend = toSend;
        this.toReceive = toReceive;
    }

    /** Lets it send its last messages, which it keeps until then. */
    void finish() {
        mayFinish = true;
    }

    /** Until it is done, or the thread is interrupted. */
    @Override
    public void run() {
        while (!isDone() && !Thread.currentThread().isInterrupted()) {
            try (var socket = connect()) {
                connections.incrementAndGet();
                converse(socket);
            } catch (IllegalStateException | CompletionException lost) {
                // The next socket resumes the stream.
            }
        }
    }

    /** Whether everything is acknowledged and received, or something came that should not. */
    boolean isDone() {
        return !faults.isEmpty() || (acknowledged.get() == toSend && texts.size() >= toReceive);
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

    /** What the stream said, in the order in which it came. */
    List<String> texts() {
        return texts;
    }

    /** Returns as soon as the server accepts a socket. */
    private WebSocketClient connect() {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .ignoreException(IllegalStateException.class)
                .until(() -> ChatSockets.openVersion1(self, position), Objects::nonNull);
    }

    private void converse(WebSocketClient socket) {
        var next = acknowledged.get();
        var due = System.nanoTime();
        while (!isDone() && !socket.isClosed()) {
            if (System.nanoTime() >= due) {
                // Lost time is not caught up: that would be too many frames at once.
                due = System.nanoTime() + PACE.toNanos();
                if (next < (mayFinish ? toSend : toSend - LAST) && next - acknowledged.get() < UNACKNOWLEDGED) {
                    socket.send(chatSend(next++));
                }
            }
            var frame = socket.poll(PACE.dividedBy(4));
            if (frame != null) {
                understand(JsonMapper.shared().readTree(frame));
            }
        }
    }

    private void understand(JsonNode frame) {
        switch (frame.path("type").asString()) {
            case "chat.connected" -> {}
            case "chat.message" -> receive(frame);
            case "chat.ack" -> acknowledge(frame);
            case "chat.resumed" -> {
                if (!frame.path("complete").asBoolean()) {
                    faults.add("lost: " + frame);
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

    /** Positions are 1, 2, 3, …, and on each socket they go on where those of the one before ended. */
    private void receive(JsonNode frame) {
        if (frame.path("position").asLong() == position + 1) {
            position++;
            texts.add(frame.path("payload").path("text").asString());
        } else {
            faults.add("behind %d: %s".formatted(position, frame));
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

    private String chatSend(int number) {
        return "{\"type\":\"chat.send\",\"payload\":{\"receiver\":\"%s\",\"text\":\"%s %d\",\"client_id\":\"%d\"}}"
                .formatted(receiver.id(), self.id(), number, number);
    }
}
