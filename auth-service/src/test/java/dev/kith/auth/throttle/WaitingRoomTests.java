package dev.kith.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.http.problem.ProblemException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingRoomTests {

    private final WaitingRoom room = new WaitingRoom();

    @Test
    void asksAgainUntilThereIsAnAnswer() {
        Iterator<Optional<String>> answers = List.of(
                        Optional.<String>empty(), Optional.<String>empty(), Optional.of("go"))
                .iterator();

        assertThat(room.await(answers::next)).isEqualTo("go");
        assertThat(answers).isExhausted();
    }

    @Test
    void letsNoMoreThan64Wait() throws InterruptedException {
        var open = new AtomicBoolean();
        var seated = new CountDownLatch(64);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 64)
                    .forEach(_ -> threads.execute(() -> {
                        var asked = new AtomicInteger();
                        room.await(() -> {
                            if (asked.incrementAndGet() == 2) {
                                seated.countDown();
                            }
                            return open.get() ? Optional.of(true) : Optional.empty();
                        });
                    }));
            seated.await();

            assertThatThrownBy(() -> room.await(Optional::empty))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("too many passwords are being checked");
            assertThat(room.await(() -> Optional.of("at once"))).isEqualTo("at once");
            open.set(true);
        }

        assertThat(room.await(List.of(Optional.<String>empty(), Optional.of("a free seat"))
                        .iterator()::next))
                .isEqualTo("a free seat");
    }
}
