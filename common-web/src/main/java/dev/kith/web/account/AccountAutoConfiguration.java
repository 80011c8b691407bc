package dev.kith.web.account;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class AccountAutoConfiguration {

    @Bean
    RecentAccounts recentAccounts(Clock clock) {
        return new RecentAccounts(clock);
    }
}
