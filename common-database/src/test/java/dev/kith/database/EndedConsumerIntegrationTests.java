package dev.kith.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.notes.Await;
import dev.kith.database.notes.Instance;
import dev.kith.test.Infrastructure;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** An error outside a handler ends the container that Spring polls in. */
class EndedConsumerIntegrationTests {

    private static volatile boolean isBroken;

    @Test
    void isSeenAndStartsAgain() {
        var kafka = Map.of(
                "KAFKA_BROKER", Infrastructure.kafkaBroker(),
                "KAFKA_TOPIC_PREFIX", UUID.randomUUID() + "-",
                "kith.events.broker.client.interceptor.classes", Breaker.class.getName());
        try (var instance = Instance.start(Infrastructure.newDatabase().properties(), kafka)) {
            instance.notes().publish("a", 1);
            Await.until(() -> assertThat(instance.notes().received("a")).containsExactly(1));
            assertThat(health(instance)).isEqualTo(Status.UP);

            isBroken = true;
            instance.notes().publish("a", 2);
            Await.until(() -> assertThat(health(instance)).isEqualTo(new Status("DEGRADED")));

            isBroken = false;
            Await.until(() -> assertThat(instance.notes().received("a")).containsExactly(1, 2));
            assertThat(health(instance)).isEqualTo(Status.UP);
        } finally {
            isBroken = false;
        }
    }

    private static Status health(Instance instance) {
        return instance.context()
                .getBean("inboxHealthIndicator", HealthIndicator.class)
                .health()
                .getStatus();
    }

    /** Kafka's client calls it with each record, in the thread of the container. */
    public static final class Breaker
            implements ConsumerInterceptor<byte[], byte[]>, ProducerInterceptor<byte[], byte[]> {

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            if (isBroken) {
                throw new LinkageError("a class is missing");
            }
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
            return record;
        }

        @Override
        public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {}
    }
}
