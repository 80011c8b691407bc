package dev.kith.database.inbox;

import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Lets the container listen as soon as Kafka and the topics are there; the service starts without waiting for either.
 */
final class Subscription implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscription.class);

    /** Stopped after the web server and before the relay, which sends what the last handlers publish. */
    private static final int PHASE = 1_000;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_ATTEMPT = Duration.ofSeconds(3);

    private final Broker broker;
    private final Topics topics;
    private final List<String> names;
    private final MessageListenerContainer container;

    private volatile @Nullable Thread subscriber;

    /** @param names of the topics to be made if they are missing, as Kafka knows them */
    Subscription(Broker broker, Topics topics, List<String> names, MessageListenerContainer container) {
        this.broker = broker;
        this.topics = topics;
        this.names = names;
        this.container = container;
    }

    @Override
    public void start() {
        subscriber = Thread.ofVirtual().name("inbox-subscription").start(this::subscribe);
    }

    @Override
    public void stop() {
        var thread = subscriber;
        subscriber = null;
        try {
            if (thread != null) {
                thread.interrupt();
                thread.join(LAST_ATTEMPT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return subscriber != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void subscribe() {
        try {
            for (var attempt = 1; !subscribed(attempt); attempt++) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean subscribed(int attempt) {
        try {
            if (!broker.reachable()) {
                throw new KafkaException("Kafka cannot be reached");
            }
            topics.ensure(names);
            container.start();
            return true;
        } catch (KafkaException e) {
            if (attempt == 1 && isRunning()) {
                log.warn("Events are followed later: {}", e.getMessage());
            }
            return false;
        }
    }
}
