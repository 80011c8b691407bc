package dev.kith.events.broker;

import dev.kith.events.DeadLetter;
import dev.kith.events.EventTopic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Kafka as this service uses it: names with the fleet's prefix, and configured clients. */
public final class Broker {

    /** A record that a producer sends is acknowledged or given up within this time. */
    public static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(15);

    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    /**
     * For how long an answer of {@link #isReachable} is used again: signals ask often, and each connection takes a
     * port.
     */
    private static final Duration REACHABLE_FOR = Duration.ofSeconds(1);

    private final BrokerProperties properties;
    private final String application;
    private final ClientSettings settings;
    private volatile Reachability reachability = new Reachability(false, System.nanoTime() - REACHABLE_FOR.toNanos());

    Broker(BrokerProperties properties, String application) {
        this.properties = properties;
        this.application = application;
        this.settings = new ClientSettings(properties, application);
    }

    /** The topic's name in Kafka, with the prefix of the fleet. */
    public String topicName(EventTopic topic) {
        return properties.topicPrefix() + topic.name();
    }

    /** The topic's name without the prefix of the fleet. */
    public String nameWithoutPrefix(String topicName) {
        return topicName.substring(properties.topicPrefix().length());
    }

    /** The consumer group that all instances of this service share. */
    public String group() {
        return properties.topicPrefix() + application;
    }

    /** Where replayed dead letters of this service go. */
    public EventTopic retryTopic() {
        return EventTopic.of(application + DeadLetter.RETRY_SUFFIX);
    }

    /** How long a topic keeps an event, unless it declares another time. */
    public Duration retention() {
        return properties.retention();
    }

    /** CloudEvents {@code source} of what this service publishes. */
    public URI source() {
        return URI.create("/" + application);
    }

    /** A new producer, which the caller closes. It starts without Kafka. */
    public Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Makes consumers of the group that all instances of this service share. */
    public ConsumerFactory<byte[], byte[]> consumerFactory() {
        return new DefaultKafkaConsumerFactory<>(
                settings.consumer(group()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer that keeps its position itself and fails when that is lost. The caller closes it. */
    public Consumer<byte[], byte[]> consumerWithoutGroup() {
        return new KafkaConsumer<>(
                settings.consumerWithoutGroup(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Whether Kafka accepted a connection a moment ago. Cheap: it needs no client and leaves nothing behind. */
    public boolean isReachable() {
        var last = reachability;
        if (System.nanoTime() - last.atNanos() >= REACHABLE_FOR.toNanos()) {
            last = new Reachability(properties.addresses().stream().anyMatch(Broker::accepts), System.nanoTime());
            reachability = last;
        }
        return last.isReachable();
    }

    private static boolean accepts(String address) {
        var colon = address.lastIndexOf(':');
        var host = address.substring(0, colon);
        var port = Integer.parseInt(address.substring(colon + 1));
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private record Reachability(boolean isReachable, long atNanos) {}
}
