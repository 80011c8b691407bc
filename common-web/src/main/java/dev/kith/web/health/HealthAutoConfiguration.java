package dev.kith.web.health;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(after = HealthEndpointAutoConfiguration.class)
class HealthAutoConfiguration {

    @Bean
    HealthController healthController(HealthEndpoint health) {
        return new HealthController(health);
    }
}
