package dev.kith.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollingTests {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksUntilAnAnswerIsAcceptable() throws InterruptedException {
        var polling = new Polling(Duration.ofMillis(1), Duration.ofMinutes(1));

        assertThat(polling.until(answer -> answer == 3, asked::incrementAndGet)).isEqualTo(3);
        assertThat(asked).hasValue(3);
    }

    @Test
    void returnsTheLastAnswerAfterTheTimeout() throws InterruptedException {
        var polling = new Polling(Duration.ofMillis(1), Duration.ofMillis(20));

        assertThat(polling.until(answer -> answer < 0, asked::incrementAndGet)).isEqualTo(asked.get());
        assertThat(asked).hasPositiveValue();
    }

    @Test
    void asksOnceWithoutATimeout() throws InterruptedException {
        var polling = new Polling(Duration.ofMinutes(1), Duration.ZERO);

        assertThat(polling.until(answer -> answer < 0, asked::incrementAndGet)).isEqualTo(1);
    }
}
