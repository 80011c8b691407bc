package dev.kith.events.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.events.EventTopic;
import dev.kith.events.EventTopic.TopicRetention;
import dev.kith.events.contract.EventTopics;
import dev.kith.test.RealInfrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

@RealInfrastructure
@SpringBootTest(classes = TopicsIntegrationTests.Application.class, properties = "spring.application.name=test")
class TopicsIntegrationTests {

    @Autowired
    private Broker broker;

    @Autowired
    private Topics topics;

    @Value("${KAFKA_BROKER}")
    private String address;

    @Test
    void keepsTheLastEventOfEachUserForGood() {
        for (var name : List.of("user-registered", "user-deleted", "profile-updates")) {
            var config = created(EventTopics.named(name));

            assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(config.get("max.compaction.lag.ms").value()).isEqualTo("604800000");
        }
    }

    @Test
    void keepsOtherEventsForATime() {
        var config = created(EventTopics.named("feed-events"));

        assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
        assertThat(config.get("retention.ms").value()).isEqualTo("604800000");
    }

    @Test
    void keepsRevokedSessionsLongerThanAnyTokenLives() {
        var topic = EventTopics.named("session-revoked");

        assertThat(Topics.retention(topic, Duration.ofHours(1))).containsEntry("retention.ms", "604800000");
        assertThat(Topics.retention(topic, Duration.ofDays(8))).containsEntry("retention.ms", "691200000");
    }

    @Test
    void writesAnEventToTheDiskBeforeItIsAcknowledgedWhereNoOtherReplicaHasIt() {
        var config = created(EventTopics.named("feed-events"));

        assertThat(config.get("flush.messages").value()).isEqualTo("1");
        assertThat(config.get("min.insync.replicas").value()).isEqualTo("1");
    }

    @Test
    void requiresTwoReplicasWhereThereAreMore() {
        var week = Duration.ofDays(7);
        assertThat(Topics.configs(EventTopics.named("feed-events"), week, 3))
                .containsEntry("min.insync.replicas", "2")
                .doesNotContainKey("flush.messages");
    }

    @Test
    void doesNotWaitForTheDiskForSignals() {
        var signals = new EventTopic("signals", new TopicRetention.Exactly(Duration.ofMinutes(10)));
        assertThat(Topics.configs(signals, Duration.ofDays(7), 1)).doesNotContainKey("flush.messages");
    }

    private Config created(EventTopic topic) {
        topics.ensure(List.of(topic));
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, broker.topicName(topic));
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            // The controller has created the topic, and the broker may not have it yet.
            return await().ignoreExceptions()
                    .until(
                            () -> admin.describeConfigs(List.of(resource))
                                    .all()
                                    .get()
                                    .get(resource),
                            Objects::nonNull);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
