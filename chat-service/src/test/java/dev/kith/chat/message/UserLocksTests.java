package dev.kith.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class UserLocksTests {

    private static final UUID WRITER = new UUID(0, 1);
    private static final UUID POPULAR = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);

    private final UserLocks locks = new UserLocks(TransactionOperations.withoutTransaction(), Duration.ofMinutes(1));

    @Test
    void keepNoLockWhileTheyWaitForAnother() throws InterruptedException {
        var held = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newCachedThreadPool()) {
            threads.execute(() -> locks.inTransaction(POPULAR, THIRD, () -> {
                held.countDown();
                await().until(() -> mayEnd.getCount() == 0);
            }));
            held.await();
            var writer = Thread.ofPlatform().start(() -> locks.inTransaction(WRITER, POPULAR, () -> {}));
            await().until(() -> writer.getState() == Thread.State.TIMED_WAITING);

            assertThat(threads.submit(() -> locks.inTransaction(WRITER, UUID.randomUUID(), () -> {})))
                    .succeedsWithin(Duration.ofSeconds(30));

            mayEnd.countDown();
            assertThat(writer.join(Duration.ofMinutes(1))).isTrue();
        }
    }

    @Test
    void allowANoteToOneself() {
        assertThat(locks.<Boolean>inTransaction(WRITER, WRITER, () -> true)).isTrue();
    }
}
