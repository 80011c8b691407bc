package dev.kith.events.broker;

import static org.apache.kafka.clients.CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.METADATA_MAX_AGE_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of Kafka's clients. Kafka's default timeouts suit clients that may wait: a minute for the metadata of a
 * topic, two minutes until a record is given up. Here a database connection waits with them.
 */
record ClientSettings(BrokerProperties properties, String clientId) {

    Map<String, Object> admin() {
        var settings = common();
        settings.put(DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }

    Map<String, Object> producer() {
        var settings = common();
        // Acknowledged means: on all replicas in sync, once, and in
        // the order of sending, also after retries of the producer.
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // The relay hands over whole batches; waiting for more of them only delays the single event.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        // Long enough for the election of a new leader. The outbox bridges longer outages.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(Broker.DELIVERY_TIMEOUT.toMillis()));
        return settings;
    }

    Map<String, Object> consumer(String group) {
        var settings = anyConsumer();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // A service that is added later receives everything that the topic still has.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A killed instance loses its partitions after ten seconds, not after Kafka's 45.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        // Other instances keep consuming while one joins or leaves.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        return settings;
    }

    Map<String, Object> consumerWithoutGroup() {
        var settings = anyConsumer();
        // The position is kept in this consumer only. If it is lost, that must be an error.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return settings;
    }

    private Map<String, Object> anyConsumer() {
        var settings = common();
        settings.put(DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private Map<String, Object> common() {
        var settings = new HashMap<String, Object>();
        settings.put(BOOTSTRAP_SERVERS_CONFIG, properties.addresses());
        settings.put(CLIENT_ID_CONFIG, clientId);
        settings.put(REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 5_000);
        settings.put(METADATA_MAX_AGE_CONFIG, 30_000);
        // Micrometer has the metrics that matter. JMX beans and telemetry for the broker only cost memory here.
        settings.put(METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(ENABLE_METRICS_PUSH_CONFIG, false);
        settings.putAll(properties.client());
        return settings;
    }
}
