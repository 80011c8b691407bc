package dev.kith.database.inbox;

import dev.kith.database.BackgroundLoop;
import dev.kith.events.EventTopic;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Starts the container as soon as Kafka and the topics are there, and again if it has ended: some errors of Kafka's
 * client end it. The service starts without waiting for them.
 */
final class Subscription implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscription.class);

    /** Stopped after the web server and before the relay, which sends what the last handlers publish. */
    private static final int PHASE = 1_000;

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(10);

    private final Broker broker;
    private final Topics topics;
    private final List<EventTopic> needed;
    private final MessageListenerContainer container;
    private volatile boolean hasStarted;
    private final BackgroundLoop loop = new BackgroundLoop("inbox-subscription", POLL_INTERVAL, this::subscribe);

    /** @param needed the topics to be created if they are missing */
    Subscription(Broker broker, Topics topics, List<EventTopic> needed, MessageListenerContainer container) {
        this.broker = broker;
        this.topics = topics;
        this.needed = needed;
        this.container = container;
    }

    /** Why no events arrive, if none can. */
    Optional<String> failure() {
        var ended = hasStarted && !container.isRunning();
        return loop.failure().or(() -> ended ? Optional.of("The consumer has ended") : Optional.empty());
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
            if (hasStarted) {
                log.warn("The consumer has ended and starts again");
            }
            container.start();
            hasStarted = true;
        }
        return false;
    }
}
