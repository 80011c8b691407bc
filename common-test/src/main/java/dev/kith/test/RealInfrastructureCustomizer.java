package dev.kith.test;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives a context its servers. Being a record, it makes equal contexts one in Spring's cache. */
record RealInfrastructureCustomizer(boolean kafka) implements ContextCustomizer {

    // Port 1 is tcpmux: reserved, and listened to by nobody.
    private static final String NOBODY = "127.0.0.1:1";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        // Above the real environment, below what the test says.
        context.getEnvironment()
                .getPropertySources()
                .addBefore(
                        StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("realInfrastructure", properties()));
    }

    private Map<String, Object> properties() {
        var properties =
                new HashMap<String, Object>(Infrastructure.newDatabase().properties());
        properties.put("KAFKA_BROKER", kafka ? Infrastructure.kafkaBroker() : NOBODY);
        properties.put("KAFKA_TOPIC_PREFIX", "test-" + UUID.randomUUID() + "-");
        properties.put("INTERNAL_SECRET", Identities.INTERNAL_SECRET);
        properties.put("KEY_ENCRYPTION_SECRET", "the tests' key of keys, used nowhere else");
        return properties;
    }
}
