package dev.kith.events.broker;

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

/** Kafka as this service sees it: names with the fleet's prefix, and clients that are set up. */
public final class Broker {

    /** After which a record that was handed to a producer is either acknowledged or given up. */
    public static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(15);

    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private final BrokerProperties properties;
    private final String application;
    private final ClientSettings settings;

    Broker(BrokerProperties properties, String application) {
        this.properties = properties;
        this.application = application;
        this.settings = new ClientSettings(properties, application);
    }

    /** The name of a topic, as Kafka knows it. */
    public String topic(String name) {
        return properties.topicPrefix() + name;
    }

    /** The consumer group that all instances of this service share. */
    public String group() {
        return properties.topicPrefix() + application;
    }

    /** CloudEvents {@code source} of what this service publishes. */
    public URI source() {
        return URI.create("/" + application);
    }

    /** A producer of its own for the caller, who closes it. Starts without Kafka. */
    public Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    public ConsumerFactory<byte[], byte[]> consumers() {
        return new DefaultKafkaConsumerFactory<>(
                settings.consumer(group()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer without a group, which keeps its place itself and fails when that is lost. The caller closes it. */
    public Consumer<byte[], byte[]> listener() {
        return new KafkaConsumer<>(settings.listener(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Whether somebody listens where Kafka should be. Cheap: it needs no client and leaves nothing behind. */
    public boolean reachable() {
        return properties.addresses().stream().anyMatch(Broker::listens);
    }

    private static boolean listens(String address) {
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
}
