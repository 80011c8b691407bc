package dev.kith.auth.deletion;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeletionMeters {

    /** One that runs for long waits for a service whose answer will not come: see the dead letters. */
    @Bean
    MeterBinder oldestDeletion(DeletionStore store) {
        return registry -> Gauge.builder("kith.auth.deletion.age", store, DeletionStore::oldestRunningSeconds)
                .description("age of the oldest deletion that some service has not answered")
                .baseUnit("seconds")
                .register(registry);
    }
}
