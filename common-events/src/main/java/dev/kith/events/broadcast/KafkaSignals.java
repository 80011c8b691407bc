package dev.kith.events.broadcast;

import dev.kith.events.Event;
import dev.kith.events.Signals;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import dev.kith.events.message.EventJson;
import dev.kith.events.message.EventMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Hands signals to a producer on a thread of its own, because a producer waits while Kafka is away. If too many wait,
 * new ones are dropped.
 */
final class KafkaSignals implements Signals, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(KafkaSignals.class);
    private static final int MAX_WAITING = 1_000;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

    private final Broker broker;
    private final Topics topics;
    private final Clock clock;
    private final EventJson json = new EventJson();
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Thread.ofVirtual().name("signals").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private @Nullable Producer<byte[], byte[]> producer;

    KafkaSignals(Broker broker, Topics topics, Clock clock) {
        this.broker = broker;
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    public void send(Event signal) {
        sender.execute(() -> sendNow(signal));
    }

    @Override
    public void destroy() throws InterruptedException {
        sender.shutdown();
        if (sender.awaitTermination(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            // Without a limit it would wait without end for a Kafka that is away.
            close(STOP_TIMEOUT);
        }
    }

    private void close(Duration timeout) {
        if (producer != null) {
            producer.close(timeout);
            producer = null;
        }
    }

    private void sendNow(Event signal) {
        if (!broker.isReachable()) {
            return;
        }
        var topic = signal.type().topic();
        var message = new EventMessage(
                UUID.randomUUID(),
                broker.source(),
                signal.type().name(),
                clock.instant(),
                null,
                null,
                json.write(signal));
        try {
            topics.ensure(Set.of(topic));
            var _ = producer().send(message.toRecord(broker.topicName(topic), signal.key()), (_, failure) -> {
                if (failure != null) {
                    log.debug("Signal {} is lost: {}", message.type(), failure.toString());
                }
            });
        } catch (KafkaException e) {
            log.debug("Signal {} is lost: {}", message.type(), e.toString());
            // After some errors a producer refuses everything.
            close(Duration.ZERO);
        }
    }

    // Created when it is needed, because many services have no signals.
    private Producer<byte[], byte[]> producer() {
        var current = producer;
        if (current == null) {
            current = broker.producer();
            producer = current;
        }
        return current;
    }
}
