package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.computation.ComputingThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders uploads in a process of its own, one after the other. The process is started for the first upload, used for
 * the next ones, replaced when it ends or takes too long, and ended when no upload has come for a while.
 */
class IsolatedRenderer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IsolatedRenderer.class);

    /** A start takes half a second, and much longer on a machine that is busy. */
    private static final Duration MAX_START = Duration.ofSeconds(30);

    private final ComputingThreads threads;
    private final Limits limits;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("avatar-timer").factory());

    private @Nullable RendererProcess process;
    private @Nullable Future<?> idle;

    /** @param threads of which there is one */
    IsolatedRenderer(ComputingThreads threads, Limits limits) {
        this.threads = threads;
        this.limits = limits;
    }

    /**
     * What the process may use.
     *
     * @param heapMebibytes the maximum size of its heap
     * @param deadline how long a picture may take
     * @param maxIdle how long it is kept after the last picture
     */
    record Limits(int heapMebibytes, Duration deadline, Duration maxIdle) {}

    /**
     * @throws ProblemException 415 if the type is unknown, 413 if it has too many pixels or takes too much memory or
     *     time, 400 if it is broken, 503 if too many others wait or no process can be started
     */
    Map<AvatarSize, ImageFile> render(Upload upload) {
        return threads.run(() -> render(upload.bytes()));
    }

    private synchronized Map<AvatarSize, ImageFile> render(byte[] upload) {
        if (idle != null) {
            idle.cancel(false);
        }
        var current = running();
        var deadline = endAfter(limits.deadline(), current);
        try {
            return current.render(upload);
        } catch (IOException ended) {
            throw refusal(current, upload, deadline.isDone());
        } finally {
            if (!deadline.cancel(false)) {
                stop();
            }
            idle = timer.schedule(this::stop, limits.maxIdle().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private RendererProcess running() {
        if (process != null && process.isAlive()) {
            return process;
        }
        stop();
        try {
            var started = RendererProcess.start(limits.heapMebibytes());
            process = started;
            var deadline = endAfter(MAX_START, started);
            try {
                started.awaitReady();
            } finally {
                deadline.cancel(false);
            }
            return started;
        } catch (IOException failed) {
            log.error(
                    "The process that renders avatars cannot be started: {}",
                    process == null ? failed.toString() : process.end());
            stop();
            throw ProblemException.later(
                    ProblemType.UNAVAILABLE, "avatars cannot be made at the moment", Duration.ofSeconds(20));
        }
    }

    private ProblemException refusal(RendererProcess ended, byte[] upload, boolean late) {
        // In this order: an end by force has another exit value.
        var memory = ended.ranOutOfMemory();
        log.warn("An upload of {} bytes ended the process that renders it: {}", upload.length, ended.end());
        stop();
        if (late) {
            return new ProblemException(
                    ProblemType.CONTENT_TOO_LARGE,
                    "the image takes too long to decode, expected at most %d seconds"
                            .formatted(limits.deadline().toSeconds()));
        }
        return memory
                ? new ProblemException(ProblemType.CONTENT_TOO_LARGE, "the image takes too much memory to decode")
                : ImageStructure.broken("the image cannot be decoded: its decoder ended");
    }

    private Future<?> endAfter(Duration time, RendererProcess started) {
        return timer.schedule(started::close, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void stop() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        stop();
    }
}
