package dev.kith.database.outbox;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.kith.database.outbox.OutboxTable.PendingEvent;
import dev.kith.events.EventTopic;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import dev.kith.events.contract.EventTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches in order, so that a record is on Kafka only if all before it are. One thread sends; any thread may
 * {@link #abort()}.
 */
final class Sender {

    /**
     * What became of a batch.
     *
     * @param acknowledged the events that Kafka has
     * @param failure why the others were not sent, or not acknowledged; absent if all were
     */
    record Delivery(
            List<PendingEvent> acknowledged, @Nullable Exception failure) {

        static final Delivery NOTHING = new Delivery(List.of(), null);
    }

    private final Broker broker;
    private final Topics topics;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    Sender(Broker broker, Topics topics) {
        this.broker = broker;
        this.topics = topics;
    }

    /**
     * Returns when each of the events is either acknowledged or given up, at the latest after
     * {@link Broker#DELIVERY_TIMEOUT}.
     */
    Delivery send(List<PendingEvent> batch) {
        try {
            topics.ensure(batch.stream().map(Sender::topic).distinct().toList());
            var delivery = send(batch, open());
            if (delivery.failure() != null) {
                close();
            }
            return delivery;
        } catch (KafkaException e) {
            close();
            return new Delivery(List.of(), e);
        }
    }

    /** Gives up what is not acknowledged yet; a {@link #send} that waits for it returns. */
    void abort() {
        var current = producer;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    /** The next {@link #send} begins with a fresh producer and checks the topics again. */
    void close() {
        abort();
        producer = null;
        topics.forget();
    }

    private Delivery send(List<PendingEvent> batch, Producer<byte[], byte[]> producer) {
        var failure = new AtomicReference<@Nullable Exception>();
        var relay = Thread.currentThread();
        Callback stopAtFailure = (_, exception) -> {
            if (exception != null
                    && failure.compareAndSet(null, exception)
                    && !Thread.currentThread().equals(relay)) {
                // Only here, in the producer's I/O thread, it is certain that nothing behind
                // the failed record is sent any more. (A record that send() itself refuses has
                // nothing behind it yet, and those before it may still succeed.)
                producer.close(Duration.ZERO);
            }
        };
        var pending = new ArrayList<Future<RecordMetadata>>(batch.size());
        for (var event : batch) {
            if (failure.get() != null) {
                break;
            }
            try {
                pending.add(producer.send(
                        event.message().toRecord(broker.topicName(topic(event)), event.key()), stopAtFailure));
            } catch (KafkaException | IllegalStateException e) {
                failure.compareAndSet(null, e);
            }
        }
        return await(batch, pending, failure);
    }

    private static Delivery await(
            List<PendingEvent> batch,
            List<Future<RecordMetadata>> pending,
            AtomicReference<@Nullable Exception> failure) {
        var acknowledged = new ArrayList<PendingEvent>(pending.size());
        // The producer keeps its delivery timeout itself. If its thread has died, this must not wait without end.
        var deadline = System.nanoTime() + 2 * Broker.DELIVERY_TIMEOUT.toNanos();
        for (var i = 0; i < pending.size(); i++) {
            try {
                pending.get(i).get(deadline - System.nanoTime(), NANOSECONDS);
                acknowledged.add(batch.get(i));
            } catch (ExecutionException | TimeoutException e) {
                failure.compareAndSet(null, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure.compareAndSet(null, e);
                break;
            }
        }
        return new Delivery(acknowledged, failure.get());
    }

    private static EventTopic topic(PendingEvent event) {
        return EventTopics.named(event.topic());
    }

    private Producer<byte[], byte[]> open() {
        var current = producer;
        if (current == null) {
            current = broker.producer();
            producer = current;
        }
        return current;
    }
}
