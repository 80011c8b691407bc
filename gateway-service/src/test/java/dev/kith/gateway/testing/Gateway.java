package dev.kith.gateway.testing;

import static org.awaitility.Awaitility.await;

import dev.kith.events.BroadcastStatus;
import dev.kith.gateway.GatewayApplication;
import dev.kith.test.Identities;
import dev.kith.test.client.HttpApi;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running gateway, started as {@code main} starts it: configured by environment names, on a free port, without Kafka.
 */
public final class Gateway implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Gateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one with settings that suffice, and these above them. */
    public static Gateway start(Map<String, String> environment) {
        var settings = new HashMap<>(
                Map.of("INTERNAL_SECRET", Identities.INTERNAL_SECRET, "PORT", "0", "KAFKA_BROKER", "127.0.0.1:1"));
        settings.putAll(environment);
        var arguments = settings.entrySet().stream()
                .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                .toArray(String[]::new);
        return new Gateway(new SpringApplication(GatewayApplication.class).run(arguments));
    }

    /** Waits until the gateway has read the revoked sessions or has found no Kafka. Before that it accepts no token. */
    public Gateway listening() {
        await().atMost(Duration.ofMinutes(1)).until(() -> reception() != BroadcastStatus.State.STARTING);
        return this;
    }

    /** A client of this port that sends only the headers it is given. */
    public static HttpApi client(int port) {
        return HttpApi.at(URI.create("http://localhost:" + port));
    }

    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private BroadcastStatus.State reception() {
        return context.getBean(BroadcastStatus.class).state();
    }
}
