package dev.kith.auth.recovery;

import dev.kith.database.retention.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TokenRetention {

    @Bean
    Retention expiredTokens(RecoveryTokenStore tokens) {
        return new Retention("expired tokens", tokens::purge);
    }
}
