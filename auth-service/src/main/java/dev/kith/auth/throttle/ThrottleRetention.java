package dev.kith.auth.throttle;

import dev.kith.database.retention.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ThrottleRetention {

    @Bean
    Retention fullLoginBuckets(LoginBucketStore buckets) {
        return new Retention("full login buckets", buckets::purge);
    }

    @Bean
    Retention unusedNetworks(KnownNetworkStore networks) {
        return new Retention("unused known networks", networks::purge);
    }
}
