package dev.kith.fleet.bench;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes to one other over one socket, each message when the one before is acknowledged (a closed loop),
 * and listens to what the other writes.
 */
final class Correspondent implements AutoCloseable {

    private static final String MARK = "kith-bench ";
    private static final int ACK_SECONDS = 30;

    /** Between the beginnings of two messages: a socket may send 30 frames a second. */
    private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1) / 29;

    private final UUID id;
    private final FrameSocket socket;
    private final Semaphore acknowledged = new Semaphore(0);
    private volatile Tally tally = new Tally();
    private volatile @Nullable IOException failure;

    Correspondent(UUID id, FrameSocket socket) {
        this.id = id;
        this.socket = socket;
        Thread.ofVirtual().start(this::listen);
    }

    /** Returns after the last acknowledgement. */
    void write(UUID receiver, long endNanos, Tally current) throws IOException, InterruptedException {
        tally = current;
        for (long next = System.nanoTime(); next < endNanos; next = Math.max(next + PACE_NANOS, System.nanoTime())) {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            var begun = System.nanoTime();
            socket.send(frame(receiver, begun));
            if (!acknowledged.tryAcquire(ACK_SECONDS, TimeUnit.SECONDS) || failure != null) {
                throw new IOException("A message was not acknowledged", failure);
            }
            current.acknowledged(System.nanoTime() - begun);
        }
    }

    private static String frame(UUID receiver, long begun) {
        return """
                {"type":"chat.send","payload":{"receiver":"%1$s","client_id":"%2$d","text":"%3$s%2$d, as long as many are"}}""".formatted(receiver, begun, MARK);
    }

    private void listen() {
        try {
            for (var frame = socket.next(); frame.isPresent(); frame = socket.next()) {
                take(frame.get());
            }
        } catch (IOException e) {
            failure = e;
            acknowledged.release();
        }
    }

    // By its beginning and its marks: to parse it would cost more than to send it.
    private void take(String frame) throws IOException {
        if (frame.contains("\"chat.ack\"")) {
            acknowledged.release();
        } else if (frame.contains("\"type\":\"error\"")) {
            throw new IOException("The service answered " + frame);
        } else if (frame.contains(MARK) && !frame.contains("\"sender\":\"%s\"".formatted(id))) {
            int from = frame.indexOf(MARK) + MARK.length();
            var begun = Long.parseLong(frame.substring(from, frame.indexOf(',', from)));
            tally.delivered(System.nanoTime() - begun);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
