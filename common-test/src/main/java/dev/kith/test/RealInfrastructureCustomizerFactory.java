package dev.kith.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link RealInfrastructure} on a test class, or on a class that encloses it. */
final class RealInfrastructureCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        var annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, RealInfrastructure.class);
        return annotation == null ? null : new Customizer(annotation.kafka());
    }

    /** Gives a context its servers. Equal customizers let Spring's cache share a context, hence a record. */
    private record Customizer(boolean kafka) implements ContextCustomizer {

        /** Port 1 is reserved for tcpmux, so no server listens there. */
        private static final String NO_SERVER = "127.0.0.1:1";

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            // Above the real environment, below the properties of the test.
            context.getEnvironment()
                    .getPropertySources()
                    .addBefore(
                            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                            new MapPropertySource("realInfrastructure", properties()));
        }

        private Map<String, Object> properties() {
            var properties =
                    new HashMap<String, Object>(Infrastructure.newDatabase().properties());
            properties.put("KAFKA_BROKER", kafka ? Infrastructure.kafkaBroker() : NO_SERVER);
            properties.put("KAFKA_TOPIC_PREFIX", "test-" + UUID.randomUUID() + "-");
            properties.put("INTERNAL_SECRET", Identities.INTERNAL_SECRET);
            properties.put("KEY_ENCRYPTION_SECRET", "the tests' key of keys, used nowhere else");
            return properties;
        }
    }
}
