package dev.kith.events.broadcast;

import dev.kith.events.BroadcastStatus;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Polls for as long as the service runs, and subscribes anew after each failure. The service starts without waiting for
 * Kafka.
 */
final class BroadcastReceiver implements SmartLifecycle, BroadcastStatus {

    private static final Logger log = LoggerFactory.getLogger(BroadcastReceiver.class);

    /** Stopped with the inbox: after the web server. */
    private static final int PHASE = 1_000;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(1);
    private static final Duration MAX_LAG = Duration.ofSeconds(10);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final BroadcastDispatcher dispatcher;
    private final Broker broker;
    private final Topics topics;

    private volatile @Nullable Thread thread;
    private volatile State state = State.STARTING;
    private volatile long polledNanos = System.nanoTime();

    BroadcastReceiver(BroadcastDispatcher dispatcher, Broker broker, Topics topics) {
        this.dispatcher = dispatcher;
        this.broker = broker;
        this.topics = topics;
    }

    @Override
    public void start() {
        var started = Thread.ofVirtual().name("broadcast").unstarted(this::receive);
        // Set before the thread starts: a receiver that finds no thread takes itself for stopped.
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        try {
            if (running != null) {
                running.join(STOP_TIMEOUT);
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public State state() {
        var isStuck = System.nanoTime() - polledNanos > MAX_LAG.toNanos();
        // A listener that blocks keeps this thread from measuring.
        return isStuck && state == State.CURRENT ? State.BEHIND : state;
    }

    private void receive() {
        try {
            while (isRunning()) {
                pollUntilFailure();
                state = State.BEHIND;
                if (isRunning()) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pollUntilFailure() {
        if (!broker.isReachable()) {
            return;
        }
        try (var consumer = broker.consumerWithoutGroup()) {
            topics.ensure(dispatcher.topics());
            assignPartitions(consumer);
            dispatcher.onInterruption();
            var progress = new BroadcastProgress(consumer, MEASURE_INTERVAL, MAX_LAG);
            while (isRunning()) {
                consumer.poll(POLL).forEach(dispatcher::onRecord);
                polledNanos = System.nanoTime();
                if (assignsNewPartitions(consumer)) {
                    progress = new BroadcastProgress(consumer, MEASURE_INTERVAL, MAX_LAG);
                    state = state == State.CURRENT ? State.BEHIND : state;
                }
                state = progress.after(state);
            }
        } catch (KafkaException e) {
            topics.forget();
            log.warn("Resubscribing to broadcasts: {}", e.toString());
        } catch (RuntimeException | Error e) {
            // Nothing may end this thread: the service would receive no more events, without a word in the log.
            log.error("Resubscribing to broadcasts", e);
        }
    }

    private void assignPartitions(Consumer<byte[], byte[]> consumer) {
        var partitions = allPartitions(consumer);
        var fromBeginning =
                dispatcher.topicsFromBeginning().stream().map(broker::topicName).collect(Collectors.toSet());
        consumer.assign(partitions);
        for (var partition : partitions) {
            if (fromBeginning.contains(partition.topic())) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seekToEnd(List.of(partition));
            }
        }
        // Seeking is lazy. What happens after the listeners were told to catch up must not be skipped.
        partitions.forEach(consumer::position);
    }

    // An operator may add partitions to a topic, and producers may use them before this consumer learns of them.
    // Therefore they are read from their beginning, and listeners that keep no history catch up.
    private boolean assignsNewPartitions(Consumer<byte[], byte[]> consumer) {
        var added = newPartitions(consumer);
        if (added.isEmpty()) {
            return false;
        }
        log.info("Reading the new partitions {}", added);
        var all = new HashSet<>(consumer.assignment());
        all.addAll(added);
        consumer.assign(all);
        consumer.seekToBeginning(added);
        dispatcher.onInterruption();
        return true;
    }

    private Set<TopicPartition> newPartitions(Consumer<byte[], byte[]> consumer) {
        try {
            var added = dispatcher.topics().stream()
                    .map(broker::topicName)
                    .flatMap(topic -> partitions(consumer, topic).stream())
                    .collect(Collectors.toSet());
            added.removeAll(consumer.assignment());
            return added;
        } catch (TimeoutException cutOff) {
            // A client that finds no broker forgets the partitions that it knew. They are still assigned.
            return Set.of();
        }
    }

    private List<TopicPartition> allPartitions(Consumer<byte[], byte[]> consumer) {
        var all = new ArrayList<TopicPartition>();
        for (var topic : dispatcher.topics()) {
            var partitions = partitions(consumer, broker.topicName(topic));
            // A broker may not have a topic yet that was created a moment ago, and answers with an empty list.
            if (partitions.isEmpty()) {
                throw new KafkaException("topic %s has no partitions yet".formatted(topic.name()));
            }
            all.addAll(partitions);
        }
        return all;
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic, METADATA_TIMEOUT).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}
