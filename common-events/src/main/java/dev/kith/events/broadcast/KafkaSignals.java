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
 * Hands signals to a producer on a thread of its own, since a producer waits when Kafka is away; too many at once are
 * dropped.
 */
final class KafkaSignals implements Signals, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(KafkaSignals.class);
    private static final int WAITING = 1_000;
    private static final Duration LAST_SIGNALS = Duration.ofSeconds(1);

    private final Broker broker;
    private final Topics topics;
    private final Clock clock;
    private final EventJson json = new EventJson();
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
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
        if (sender.awaitTermination(LAST_SIGNALS.toSeconds(), TimeUnit.SECONDS) && producer != null) {
            // Without a limit it would wait for a Kafka that is away, for ever.
            producer.close(LAST_SIGNALS);
        }
    }

    private void sendNow(Event signal) {
        if (!broker.reachable()) {
            return;
        }
        var topic = broker.topic(signal.type().topic());
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
            var _ = producer().send(message.write(topic, signal.key()), (_, failure) -> {
                if (failure != null) {
                    log.debug("Signal {} is lost: {}", message.type(), failure.toString());
                }
            });
        } catch (KafkaException e) {
            log.debug("Signal {} is lost: {}", message.type(), e.toString());
        }
    }

    // Made when it is needed: many services have no signals.
    private Producer<byte[], byte[]> producer() {
        var made = producer;
        if (made == null) {
            made = broker.producer();
            producer = made;
        }
        return made;
    }
}
