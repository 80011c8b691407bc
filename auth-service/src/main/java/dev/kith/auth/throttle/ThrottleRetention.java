package dev.kith.auth.throttle;

import dev.kith.database.retention.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ThrottleRetention {

    @Bean
    Retention forgivenFailures(FailureStore failures) {
        return new Retention("failures of long ago", failures::purge);
    }

    @Bean
    Retention unusedNetworks(KnownNetworkStore networks) {
        return new Retention("networks of long ago", networks::purge);
    }
}
