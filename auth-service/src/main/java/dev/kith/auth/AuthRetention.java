package dev.kith.auth;

import dev.kith.auth.audit.Audit;
import dev.kith.auth.recovery.RecoveryTokens;
import dev.kith.auth.session.Sessions;
import dev.kith.auth.throttle.LoginThrottle;
import dev.kith.database.retention.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The old rows that this service deletes. */
@Configuration(proxyBeanMethods = false)
class AuthRetention {

    /** Their tokens have expired before, so no event is published. */
    @Bean
    Retention expiredSessions(Sessions sessions) {
        return new Retention("expired sessions", sessions::purge);
    }

    @Bean
    Retention expiredTokens(RecoveryTokens tokens) {
        return new Retention("expired tokens", tokens::purge);
    }

    @Bean
    Retention oldSecurityEvents(Audit audit) {
        return new Retention("old security events", audit::purge);
    }

    @Bean
    Retention fullLoginBuckets(LoginThrottle throttle) {
        return new Retention("full login buckets", throttle::purgeBuckets);
    }

    @Bean
    Retention unusedNetworks(LoginThrottle throttle) {
        return new Retention("unused known networks", throttle::purgeNetworks);
    }
}
