package dev.kith.profile.profile;

import dev.kith.database.retention.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProfileRetention {

    @Bean
    Retention expiredTombstones(TombstoneStore tombstones) {
        return new Retention("expired username tombstones", tombstones::purge);
    }
}
