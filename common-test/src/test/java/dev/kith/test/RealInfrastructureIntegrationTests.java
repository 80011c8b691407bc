package dev.kith.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig
@RealInfrastructure
class RealInfrastructureIntegrationTests {

    @Autowired
    private Environment environment;

    @Test
    void givesADatabaseOfItsOwn() throws SQLException {
        var url = "jdbc:postgresql://%s:%s/%s".formatted(value("DB_HOST"), value("DB_PORT"), value("DB_NAME"));

        try (var connection = DriverManager.getConnection(url, value("DB_USER"), value("DB_PASSWORD"));
                var tables = connection.getMetaData().getTables(null, "public", null, null)) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void givesABrokerAndAPrefixForTopics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", value("KAFKA_BROKER")))) {
            var topic = value("KAFKA_TOPIC_PREFIX") + "events-" + UUID.randomUUID();
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(admin.listTopics().names().get()).contains(topic));
        }
    }

    @Nested
    @TestPropertySource(properties = "KAFKA_TOPIC_PREFIX=own-")
    class WithAPropertyOfItsOwn {

        @Test
        void theTestsOwnWins() {
            assertThat(value("KAFKA_TOPIC_PREFIX")).isEqualTo("own-");
            assertThat(value("DB_NAME")).startsWith("test_");
        }
    }

    @Nested
    @RealInfrastructure(kafka = false)
    class WithoutKafka {

        @Test
        void pointsToNoBroker() {
            assertThat(value("KAFKA_BROKER")).isEqualTo("127.0.0.1:1");
        }
    }

    private String value(String name) {
        return environment.getRequiredProperty(name);
    }

    @Configuration
    static class Nothing {}
}
