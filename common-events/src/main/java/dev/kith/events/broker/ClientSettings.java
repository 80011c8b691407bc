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
 * What Kafka's clients are set to, in one place. Kafka's own timeouts suit clients that have nothing else to do than to
 * wait: a minute to learn where a topic is, two minutes to give a record up. Here a database connection waits with
 * them.
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
        // the order of sending whatever is retried underneath.
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // The relay hands over whole batches; waiting for more of them only delays the single event.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        // Long enough to outlive the election of a new leader; longer outages are the outbox's to bridge.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(Broker.DELIVERY_TIMEOUT.toMillis()));
        return settings;
    }

    Map<String, Object> consumer(String group) {
        var settings = reader();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // A service that is added later learns everything that the topic still has.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A killed instance is missed after ten seconds, not after Kafka's 45.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        // Instances that come and go do not stop the others' partitions.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        return settings;
    }

    Map<String, Object> listener() {
        var settings = reader();
        // Without a group nobody else knows the place; that it is lost must not pass unnoticed.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return settings;
    }

    private Map<String, Object> reader() {
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
        // Micrometer tells what matters; JMX beans and telemetry pushed to the broker only cost memory here.
        settings.put(METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(ENABLE_METRICS_PUSH_CONFIG, false);
        settings.putAll(properties.client());
        return settings;
    }
}
