package dev.kith.events.broker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import dev.kith.events.DeadLetter;
import dev.kith.events.EventTopic;
import dev.kith.events.EventTopic.TopicRetention;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that this service publishes to or follows, when they are needed first. Not at the start, when
 * Kafka may be away, and not by the broker's automatic creation, which gives a topic one partition.
 */
public final class Topics {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);
    private static final long TIMEOUT_MILLIS = 6_000;

    private final BrokerProperties properties;
    private final ClientSettings settings;
    private final Set<EventTopic> known = ConcurrentHashMap.newKeySet();

    Topics(BrokerProperties properties, String application) {
        this.properties = properties;
        this.settings = new ClientSettings(properties, application);
    }

    /**
     * Creates those that Kafka does not have. A topic that was there once is not checked again until {@link #forget()}.
     *
     * @throws KafkaException if Kafka is away or refuses
     */
    public void ensure(Collection<EventTopic> topics) {
        if (known.containsAll(topics)) {
            return;
        }
        // A client for this call alone: topics are created once in a service's
        // life, and an idle client costs a thread and its buffers.
        try (var admin = Admin.create(settings.admin())) {
            var existing = await(admin.listTopics().names(), "topics cannot be listed");
            create(
                    admin,
                    topics.stream()
                            .map(this::newTopic)
                            .filter(topic -> !existing.contains(topic.name()))
                            .collect(Collectors.toSet()));
        }
        known.addAll(topics);
    }

    /** The next {@link #ensure} checks again: after a failure it may be another Kafka, or a topic may be gone. */
    public void forget() {
        known.clear();
    }

    private static void create(Admin admin, Set<NewTopic> missing) {
        admin.createTopics(missing).values().forEach((name, creation) -> {
            try {
                await(creation, "topic %s cannot be created".formatted(name));
                log.info("Created topic {}", name);
            } catch (KafkaException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        });
    }

    private NewTopic newTopic(EventTopic topic) {
        // Dead letters are few, and people read them in the order in which they came.
        var partitions = topic.name().endsWith(DeadLetter.TOPIC_SUFFIX) ? 1 : properties.partitions();
        return new NewTopic(properties.topicPrefix() + topic.name(), partitions, properties.replicationFactor())
                .configs(configs(topic, properties.retention(), properties.replicationFactor()));
    }

    static Map<String, String> configs(EventTopic topic, Duration retention, int replicas) {
        var configs = new HashMap<>(retention(topic, retention));
        // Acknowledged by all replicas in sync must not mean by the leader alone.
        configs.put(MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.min(2, replicas)));
        if (replicas == 1 && !topic.carriesSignals()) {
            // No other replica has the event when the machine loses power, so it is on the disk when it is
            // acknowledged.
            configs.put(FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
        }
        return configs;
    }

    static Map<String, String> retention(EventTopic topic, Duration configured) {
        return switch (topic.retention()) {
            case TopicRetention.Configured() -> Map.of(RETENTION_MS_CONFIG, millis(configured));
            case TopicRetention.AtLeast(var time) ->
                Map.of(RETENTION_MS_CONFIG, millis(configured.compareTo(time) < 0 ? time : configured));
            // Kafka deletes whole segments only, so these are as short.
            case TopicRetention.Exactly(var time) ->
                Map.of(RETENTION_MS_CONFIG, millis(time), SEGMENT_MS_CONFIG, millis(time));
            case TopicRetention.LastOfEachKey() ->
                Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT, MAX_COMPACTION_LAG_MS_CONFIG, millis(configured));
        };
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    private static <T> T await(KafkaFuture<T> future, String failure) {
        try {
            return future.get(TIMEOUT_MILLIS, MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("%s: %s".formatted(failure, e.getMessage()), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(failure + ": Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(failure + ": interrupted", e);
        }
    }
}
