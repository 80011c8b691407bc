package dev.kith.chat.hub;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait to be written, so many and no more. Also tells when a writer is needed: there is one at most. A
 * frame that would be the only one is taken however large the backlog of all sockets is: who reads as fast as there is
 * to say does not notice it.
 */
final class OutboundQueue {

    enum Admission {
        /** It waits, and the writer comes to it. */
        ADMITTED,
        /** It waits, and the caller has to start a writer. */
        WRITER_NEEDED,
        /** It was one too many. */
        FULL,
        /** Nothing more is taken. */
        FINISHED
    }

    private final int maxFrames;
    private final long maxBytes;
    private final Backlog backlog;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>(1);
    private long bytes;
    private boolean writing;
    private boolean finished;

    /** @param backlog of all sockets */
    OutboundQueue(int maxFrames, long maxBytes, Backlog backlog) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
        this.backlog = backlog;
    }

    synchronized Admission add(Frame frame) {
        if (finished) {
            return Admission.FINISHED;
        }
        var size = size(frame);
        if (frames.size() >= maxFrames || bytes + size > maxBytes || (!frames.isEmpty() && !backlog.holds(size))) {
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

    /** The same, and what waits is not written any more. */
    synchronized Admission finishNow(Frame.Close frame) {
        if (!finished) {
            clear();
        }
        return finish(frame);
    }

    /** The next frame to write. None ends the writer that asks. */
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

    /** Forgets everything: there is nobody to write to. */
    synchronized void abandon() {
        finished = true;
        clear();
    }

    /** Whether less than half of it is used, and of the backlog. */
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
