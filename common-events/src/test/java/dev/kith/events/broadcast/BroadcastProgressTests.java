package dev.kith.events.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.BroadcastStatus.State;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BroadcastProgressTests {

    private static final TopicPartition PARTITION = new TopicPartition("notes", 0);

    private boolean isCutOff;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none") {
        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration timeout) {
            if (isCutOff) {
                throw new TimeoutException("no answer");
            }
            return super.endOffsets(partitions, timeout);
        }
    };

    private final BroadcastProgress progress = new BroadcastProgress(consumer, Duration.ZERO, Duration.ofMinutes(1));

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
    }

    @Test
    void isCurrentAtTheEnd() {
        at(0, 10);
        assertThat(progress.after(State.STARTING)).isEqualTo(State.STARTING);

        at(10, 10);
        assertThat(progress.after(State.STARTING)).isEqualTo(State.CURRENT);
    }

    @Test
    void isBehindWhileKafkaDoesNotAnswerAndUntilItHasCaughtUp() {
        at(10, 10);
        isCutOff = true;
        assertThat(progress.after(State.CURRENT)).isEqualTo(State.BEHIND);

        isCutOff = false;
        at(10, 20);
        assertThat(progress.after(State.BEHIND)).isEqualTo(State.BEHIND);

        at(15, 30);
        assertThat(progress.after(State.BEHIND)).isEqualTo(State.BEHIND);
    }

    @Test
    void catchesUpAlthoughEventsKeepComing() {
        at(10, 20);
        assertThat(progress.after(State.BEHIND)).isEqualTo(State.BEHIND);

        at(29, 30);
        assertThat(progress.after(State.BEHIND)).isEqualTo(State.CURRENT);
    }

    @Test
    void staysCurrentAlthoughEventsKeepComing() {
        at(9, 10);

        assertThat(progress.after(State.CURRENT)).isEqualTo(State.CURRENT);
    }

    @Test
    void isBehindWhileItDoesNotReachTheEndsOfAMomentAgo() {
        var strict = new BroadcastProgress(consumer, Duration.ZERO, Duration.ZERO);
        at(9, 10);
        assertThat(strict.after(State.CURRENT)).isEqualTo(State.CURRENT);

        at(9, 20);
        assertThat(strict.after(State.CURRENT)).isEqualTo(State.BEHIND);

        at(19, 30);
        assertThat(strict.after(State.BEHIND)).isEqualTo(State.BEHIND);

        at(30, 40);
        assertThat(strict.after(State.BEHIND)).isEqualTo(State.CURRENT);
    }

    private void at(long position, long end) {
        consumer.seek(PARTITION, position);
        consumer.updateEndOffsets(Map.of(PARTITION, end));
    }
}
