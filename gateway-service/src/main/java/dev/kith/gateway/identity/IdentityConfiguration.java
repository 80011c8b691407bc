package dev.kith.gateway.identity;

import dev.kith.http.identity.IdentityProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityConfiguration {

    @Bean
    IdentityProofs identityProofs(IdentityProperties properties, Clock clock) {
        return new IdentityProofs(properties.tokens(clock));
    }
}
