package dev.kith.database.inbox;

import dev.kith.database.BackgroundLoop;
import dev.kith.events.EventTopic;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Starts the container as soon as Kafka and the topics are there. The service starts without waiting for them. */
final class Subscription implements SmartLifecycle {

    /** Stopped after the web server and before the relay, which sends what the last handlers publish. */
    private static final int PHASE = 1_000;

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(10);

    private final Broker broker;
    private final Topics topics;
    private final List<EventTopic> needed;
    private final MessageListenerContainer container;
    private final BackgroundLoop loop = new BackgroundLoop("inbox-subscription", POLL_INTERVAL, this::subscribe);

    /** @param needed the topics to be created if they are missing */
    Subscription(Broker broker, Topics topics, List<EventTopic> needed, MessageListenerContainer container) {
        this.broker = broker;
        this.topics = topics;
        this.needed = needed;
        this.container = container;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private boolean subscribe() {
        if (!container.isRunning()) {
            if (!broker.isReachable()) {
                throw new KafkaException("Kafka cannot be reached");
            }
            topics.ensure(needed);
            container.start();
        }
        return false;
    }
}
