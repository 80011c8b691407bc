package dev.kith.profile.profile;

import dev.kith.database.retention.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TombstoneRetention {

    @Bean
    Retention expiredTombstones(TombstoneStore tombstones) {
        return new Retention("usernames that anybody may have again", tombstones::purge);
    }
}
