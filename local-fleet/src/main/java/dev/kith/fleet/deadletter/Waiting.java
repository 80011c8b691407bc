package dev.kith.fleet.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads a dead-letter topic from the group's committed offsets to the end that it had at the beginning. */
final class Waiting {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    private Waiting(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.ends = ends;
    }

    /** @throws IllegalArgumentException if there is no such topic */
    static Waiting in(String topic, Consumer<byte[], byte[]> consumer) {
        var infos = consumer.listTopics().get(topic);
        if (infos == null) {
            throw new IllegalArgumentException(
                    "there is no topic %s; ./kith dlt list names those there are".formatted(topic));
        }
        var partitions = infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        return new Waiting(consumer, consumer.endOffsets(partitions));
    }

    /** How many records lie before the committed offsets. */
    long replayed() {
        var beginnings = consumer.beginningOffsets(ends.keySet());
        return beginnings.entrySet().stream()
                .mapToLong(beginning -> consumer.position(beginning.getKey()) - beginning.getValue())
                .sum();
    }

    /** The next records; empty at the end. */
    List<ConsumerRecord<byte[], byte[]>> next() {
        while (!atEnd()) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                return StreamSupport.stream(records.spliterator(), false).toList();
            }
        }
        return List.of();
    }

    private boolean atEnd() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
