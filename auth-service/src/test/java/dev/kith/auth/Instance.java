package dev.kith.auth;

import dev.kith.test.Identities;
import dev.kith.test.Infrastructure;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance of the service that a test starts and stops by itself. */
public final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * The variables of an instance: an empty database of its own, the shared broker, secrets. The map is modifiable.
     */
    public static Map<String, String> environment() {
        var environment = new HashMap<>(Infrastructure.newDatabase().properties());
        environment.put("KAFKA_BROKER", Infrastructure.kafkaBroker());
        environment.put("KAFKA_TOPIC_PREFIX", "test-" + UUID.randomUUID() + "-");
        environment.put("INTERNAL_SECRET", Identities.INTERNAL_SECRET);
        environment.put("KEY_ENCRYPTION_SECRET", "the secret of these tests, used nowhere else");
        environment.put("BCRYPT_COST", "4");
        environment.put("PORT", "0");
        return environment;
    }

    public static Instance start(Map<String, String> environment) {
        return start(new SpringApplication(AuthApplication.class), environment);
    }

    /**
     * Starts one of several instances at the same time. They leave the JVM's logging as it is, because they would
     * disturb each other; another context must have set it up.
     */
    public static Instance startBesideOthers(Map<String, String> environment) {
        var application = new SpringApplication(AuthApplication.class);
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        return start(application, environment);
    }

    private static Instance start(SpringApplication application, Map<String, String> environment) {
        var arguments = environment.entrySet().stream()
                .map(variable -> "--%s=%s".formatted(variable.getKey(), variable.getValue()))
                .toArray(String[]::new);
        return new Instance(application.run(arguments));
    }

    public Api api() {
        return new Api(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
