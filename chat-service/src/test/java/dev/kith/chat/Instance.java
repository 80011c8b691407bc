package dev.kith.chat;

import static org.awaitility.Awaitility.await;

import dev.kith.events.BroadcastStatus;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Another instance of the service, with the same database and Kafka as the test's own. */
public final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one with the database and Kafka of this environment. */
    public static Instance beside(Environment environment) {
        var settings = Stream.of(
                        "DB_HOST",
                        "DB_PORT",
                        "DB_NAME",
                        "DB_USER",
                        "DB_PASSWORD",
                        "KAFKA_BROKER",
                        "KAFKA_TOPIC_PREFIX",
                        "INTERNAL_SECRET")
                .map(name -> "--%s=%s".formatted(name, environment.getRequiredProperty(name)));
        var application = new SpringApplicationBuilder(ChatApplication.class);
        var started = new Instance(application.run(
                Stream.concat(settings, Stream.of("--server.port=0")).toArray(String[]::new)));
        awaitReception(started.context.getBean(BroadcastStatus.class));
        return started;
    }

    /** Waits until an instance follows Kafka, which is some time after its start. */
    public static void awaitReception(BroadcastStatus status) {
        await().atMost(Duration.ofMinutes(2)).until(() -> status.state() == BroadcastStatus.State.CURRENT);
    }

    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
