package dev.kith.chat.hub;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue of frames that wait to be written, and whether it needs a writer: it has at most one. A frame that
 * would be alone in the queue is accepted however large the shared backlog is, so a client that reads fast enough does
 * not notice it.
 */
final class OutboundQueue {

    enum Admission {
        /** The frame waits for the writer. */
        ADMITTED,
        /** The frame waits, and the caller has to start a writer. */
        WRITER_NEEDED,
        /** The queue is full. */
        FULL,
        /** The queue takes no more frames. */
        FINISHED
    }

    private final int maxFrames;
    private final long maxBytes;
    private final SharedBacklog backlog;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>(1);
    private long bytes;
    private boolean writing;
    private boolean finished;

    /** @param backlog of all sockets */
    OutboundQueue(int maxFrames, long maxBytes, SharedBacklog backlog) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
        this.backlog = backlog;
    }

    synchronized Admission add(Frame frame) {
        if (finished) {
            return Admission.FINISHED;
        }
        var size = size(frame);
        if (frames.size() >= maxFrames || bytes + size > maxBytes || (!frames.isEmpty() && !backlog.fits(size))) {
            return Admission.FULL;
        }
        bytes += size;
        backlog.add(size);
        return admit(frame);
    }

    /** The last frame, for which there is always room. */
    synchronized Admission finish(Frame.Close frame) {
        if (finished) {
            return Admission.FINISHED;
        }
        finished = true;
        return admit(frame);
    }

    /** The same, and drops the frames that wait. */
    synchronized Admission finishNow(Frame.Close frame) {
        if (!finished) {
            clear();
        }
        return finish(frame);
    }

    /** The next frame to write; null ends the writer. */
    synchronized @Nullable Frame next() {
        var frame = frames.poll();
        if (frame == null) {
            writing = false;
        } else {
            var size = size(frame);
            bytes -= size;
            backlog.remove(size);
        }
        return frame;
    }

    /** Drops all frames: the transport is closed. */
    synchronized void abandon() {
        finished = true;
        clear();
    }

    /** Whether less than half of the queue is used, and of the shared backlog. */
    synchronized boolean hasRoom() {
        return frames.isEmpty() || (frames.size() < maxFrames / 2 && bytes < maxBytes / 2 && backlog.hasRoom());
    }

    synchronized boolean isFinished() {
        return finished;
    }

    private void clear() {
        frames.clear();
        backlog.remove(bytes);
        bytes = 0;
    }

    private Admission admit(Frame frame) {
        frames.add(frame);
        if (writing) {
            return Admission.ADMITTED;
        }
        writing = true;
        return Admission.WRITER_NEEDED;
    }

    private static int size(Frame frame) {
        return frame instanceof Frame.Text text ? text.bytes() : 0;
    }
}
