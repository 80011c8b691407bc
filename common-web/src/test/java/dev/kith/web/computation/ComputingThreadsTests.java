package dev.kith.web.computation;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = MINUTES)
class ComputingThreadsTests {

    private final ComputingThreads threads = new ComputingThreads(
            "computing", 1, 1, () -> ProblemException.later(ProblemType.UNAVAILABLE, "full", Duration.ofSeconds(5)));
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        threads.close();
    }

    @Test
    void refusesWorkWhenTheQueueIsFullAndAcceptsWorkLater() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = callers.submit(() -> threads.run(this::hold));
            started.await();
            var queued = callers.submit(() -> threads.run(() -> "after it"));
            await().until(() -> threads.waiting() == 1);

            assertThatThrownBy(() -> threads.run(() -> "no place"))
                    .asInstanceOf(type(ProblemException.class))
                    .satisfies(refusal -> {
                        assertThat(refusal.type()).isEqualTo(ProblemType.UNAVAILABLE);
                        assertThat(refusal.retryAfter()).isPositive();
                    });

            release.countDown();
            assertThat(running.get()).isEqualTo("held");
            assertThat(queued.get()).isEqualTo("after it");
            assertThat(threads.run(() -> "a place")).isEqualTo("a place");
        }
    }

    @Test
    void computesAtTheLowestPriority() {
        assertThat(threads.run(() -> Thread.currentThread().getPriority())).isEqualTo(Thread.MIN_PRIORITY);
    }

    @Test
    void removesTheTaskOfAnInterruptedCallerFromTheQueue() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = callers.submit(() -> threads.run(this::hold));
            started.await();
            var gone = callers.submit(() -> threads.run(() -> "unused"));
            await().until(() -> threads.waiting() == 1);

            gone.cancel(true);

            await().until(() -> threads.waiting() == 0);
            release.countDown();
            assertThat(running.get()).isEqualTo("held");
        }
    }

    @Test
    void runsOffTheCallersThread() {
        assertThat(threads.run(() -> Thread.currentThread().getName())).startsWith("computing-");
    }

    @Test
    void throwsTheCauseOfAFailure() {
        assertThatThrownBy(() -> threads.run(() -> {
                    throw new IOException("broken");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("broken");
    }

    @Test
    void throwsTheProblemOfTheWork() {
        assertThatThrownBy(() -> threads.run(() -> {
                    throw ProblemException.notFound("nothing to compute");
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessage("nothing to compute");
    }

    private String hold() throws InterruptedException {
        started.countDown();
        release.await();
        return "held";
    }
}
