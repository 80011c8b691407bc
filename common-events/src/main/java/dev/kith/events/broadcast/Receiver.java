package dev.kith.events.broadcast;

import dev.kith.events.Reception;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Listens for as long as the service runs, and begins anew whenever that ends. The service starts without waiting for
 * Kafka.
 */
final class Receiver implements SmartLifecycle, Reception {

    private static final Logger log = LoggerFactory.getLogger(Receiver.class);

    /** Stopped with the inbox: after the web server. */
    private static final int PHASE = 1_000;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LAST_RECORDS = Duration.ofSeconds(3);

    private final Audience audience;
    private final Broker broker;
    private final Topics topics;
    private final Set<String> names;
    private final Set<String> namesFromBeginning;

    private volatile @Nullable Thread receiver;
    private volatile State state = State.STARTING;

    Receiver(Audience audience, Broker broker, Topics topics) {
        this.audience = audience;
        this.broker = broker;
        this.topics = topics;
        this.names = audience.topics().stream().map(broker::topic).collect(Collectors.toUnmodifiableSet());
        this.namesFromBeginning =
                audience.topicsFromBeginning().stream().map(broker::topic).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("broadcast").unstarted(this::receive);
        receiver = thread;
        thread.start();
    }

    @Override
    public void stop() {
        var thread = receiver;
        receiver = null;
        try {
            if (thread != null) {
                thread.join(LAST_RECORDS);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return receiver != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public State state() {
        return state;
    }

    private void receive() {
        try {
            while (isRunning()) {
                receiveUntilThePlaceIsLost();
                state = State.BEHIND;
                if (isRunning()) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receiveUntilThePlaceIsLost() {
        if (!broker.reachable()) {
            return;
        }
        try (var consumer = broker.listener()) {
            topics.ensure(names);
            takePlace(consumer);
            audience.interrupted();
            var progress = new Progress(consumer);
            while (isRunning()) {
                consumer.poll(POLL).forEach(audience::hear);
                state = progress.after(state);
            }
        } catch (KafkaException e) {
            topics.forget();
            log.warn("Resubscribing to broadcasts: {}", e.toString());
        } catch (RuntimeException | Error e) {
            // Nothing may end this thread: from then on the service would hear nothing, and say nothing about it.
            log.error("Resubscribing to broadcasts", e);
        }
    }

    private void takePlace(Consumer<byte[], byte[]> consumer) {
        var partitions = names.stream()
                .flatMap(name -> partitions(consumer, name).stream())
                .toList();
        consumer.assign(partitions);
        for (var partition : partitions) {
            if (namesFromBeginning.contains(partition.topic())) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seekToEnd(List.of(partition));
            }
        }
        // Seeking is lazy; what happens after the listeners were told to catch up must not be skipped.
        partitions.forEach(consumer::position);
    }

    // Of a topic that was made a moment ago not every broker knows, and none of them says so.
    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic);
        if (partitions.isEmpty()) {
            throw new KafkaException("topic %s has no partitions yet".formatted(topic));
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}
