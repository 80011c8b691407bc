package dev.kith.auth.password;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.kith.auth.TestSettings;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Timeout(value = 1, unit = MINUTES)
class HashingThreadsTests {

    private final HashingThreads threads = new HashingThreads(TestSettings.of("BCRYPT_THREADS=1", "BCRYPT_QUEUE=1"));
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        threads.close();
    }

    @Test
    void refusesWorkWhileTheQueueIsFull() throws Exception {
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
    void limitsTheWaitingConnections() throws Exception {
        try (var threads = new HashingThreads(TestSettings.of("BCRYPT_THREADS=1", "BCRYPT_QUEUE=10"));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<String>>();
            for (var caller = 0; caller < HashingThreads.MAX_IN_TRANSACTIONS; caller++) {
                waiting.add(callers.submit(() -> inTransaction(() -> threads.run(this::hold))));
            }
            await().until(() -> threads.waiting() == HashingThreads.MAX_IN_TRANSACTIONS - 1);

            assertThatThrownBy(() -> inTransaction(() -> threads.run(this::hold)))
                    .asInstanceOf(type(ProblemException.class))
                    .extracting(ProblemException::type)
                    .isEqualTo(ProblemType.UNAVAILABLE);
            waiting.add(callers.submit(() -> threads.run(this::hold)));

            release.countDown();
            for (var served : waiting) {
                assertThat(served.get()).isEqualTo("held");
            }
            assertThat(inTransaction(() -> threads.run(this::hold))).isEqualTo("held");
        } finally {
            release.countDown();
        }
    }

    @Test
    void runsOffTheCallersThread() {
        assertThat(threads.run(() -> Thread.currentThread().getName())).startsWith("bcrypt-");
    }

    private static <T> T inTransaction(Callable<T> work) throws Exception {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            return work.call();
        } finally {
            TransactionSynchronizationManager.clear();
        }
    }

    private String hold() throws InterruptedException {
        started.countDown();
        release.await();
        return "held";
    }
}
