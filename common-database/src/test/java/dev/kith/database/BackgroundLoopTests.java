package dev.kith.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BackgroundLoopTests {

    private static final Duration A_LONG_TIME = Duration.ofHours(1);

    private final AtomicInteger runs = new AtomicInteger();
    private BackgroundLoop loop;

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void runsAgainAtOnceWhileThereIsMore() {
        start(A_LONG_TIME, () -> runs.incrementAndGet() < 5);

        awaitRuns(5);
    }

    @Test
    void runsWhenItIsWoken() {
        start(A_LONG_TIME, () -> runs.incrementAndGet() < 1);
        awaitRuns(1);

        loop.wake();
        awaitRuns(2);
    }

    @Test
    void runsAtEveryPoll() {
        start(Duration.ofMillis(1), () -> runs.incrementAndGet() < 1);

        awaitRuns(5);
    }

    @Test
    void logsAStreakOfFailuresOnce(CapturedOutput output) {
        var works = new AtomicBoolean();
        start(A_LONG_TIME, () -> {
            if (runs.incrementAndGet() > 0 && !works.get()) {
                throw new IllegalStateException("too early");
            }
            return false;
        });
        awaitRuns(3);
        assertThat(loop.failure())
                .hasValueSatisfying(reason -> assertThat(reason).contains("too early"));

        works.set(true);
        await().until(() -> loop.failure().isEmpty());

        assertThat(output.getOut().lines().filter(line -> line.contains("test-loop fails and will be tried again")))
                .hasSize(1);
        assertThat(output.getOut().lines().filter(line -> line.contains("test-loop works again")))
                .hasSize(1);
    }

    @Test
    void goesOnAfterAnError() {
        start(A_LONG_TIME, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new StackOverflowError("of one run");
            }
            return false;
        });
        awaitRuns(2);
    }

    @Test
    void interruptsATaskThatDoesNotEndAtAStop() {
        var running = new CountDownLatch(1);
        start(A_LONG_TIME, () -> {
            running.countDown();
            Thread.sleep(A_LONG_TIME);
            return false;
        });
        await().until(() -> running.getCount() == 0);

        loop.stop();

        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void runsAgainAfterAStop() {
        start(A_LONG_TIME, () -> runs.incrementAndGet() < 1);
        awaitRuns(1);
        loop.stop();

        loop.start();
        awaitRuns(2);
    }

    private void start(Duration pollInterval, BackgroundLoop.Task task) {
        loop = new BackgroundLoop("test-loop", pollInterval, task);
        loop.start();
    }

    private void awaitRuns(int atLeast) {
        await().until(() -> runs.get() >= atLeast);
    }
}
