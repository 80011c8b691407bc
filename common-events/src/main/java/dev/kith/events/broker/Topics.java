package dev.kith.events.broker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.kith.events.DeadLetter;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that this service publishes to or follows, made by whoever needs them first. Never at start, when Kafka
 * may be away, and never by the broker's own automatism, which would give them one partition.
 */
public final class Topics {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);
    private static final long TIMEOUT_MILLIS = 6_000;

    private final BrokerProperties properties;
    private final ClientSettings settings;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Topics(BrokerProperties properties, String application) {
        this.properties = properties;
        this.settings = new ClientSettings(properties, application);
    }

    /**
     * Makes those that Kafka does not have. What was there once is not asked for again until {@link #forget()}.
     *
     * @param names as Kafka knows them
     * @throws KafkaException if Kafka is away or refuses
     */
    public void ensure(Collection<String> names) {
        if (known.containsAll(names)) {
            return;
        }
        // A client of a moment: topics are made once in a service's
        // life, and an idle one would cost a thread and its buffers.
        try (var admin = Admin.create(settings.admin())) {
            var missing = new HashSet<>(names);
            missing.removeAll(await(admin.listTopics().names(), "topics cannot be listed"));
            create(admin, missing);
        }
        known.addAll(names);
    }

    /** The next {@link #ensure} asks Kafka again: after a failure it may be another Kafka, or a topic may be gone. */
    public void forget() {
        known.clear();
    }

    private void create(Admin admin, Set<String> missing) {
        var creations =
                admin.createTopics(missing.stream().map(this::topic).toList()).values();
        creations.forEach((name, creation) -> {
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

    private NewTopic topic(String name) {
        // Dead letters are few, and read by people in the order of their death.
        var partitions = name.endsWith(DeadLetter.TOPIC_SUFFIX) ? 1 : properties.partitions();
        var plainName = name.substring(properties.topicPrefix().length());
        return new NewTopic(name, partitions, properties.replicationFactor())
                .configs(TopicRetention.of(plainName, properties.retention()));
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
