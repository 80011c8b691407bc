package dev.kith.auth.session;

import dev.kith.database.retention.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SessionRetention {

    /** Their tokens have expired before them, so nobody needs to be told. */
    @Bean
    Retention endedSessions(Sessions sessions) {
        return new Retention("sessions that have ended by themselves", sessions::purge);
    }
}
