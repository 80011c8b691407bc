package dev.kith.database.erasure;

import dev.kith.database.AfterCommit;
import dev.kith.database.BackgroundLoop;
import dev.kith.database.Erasure;
import dev.kith.database.EventHandler;
import dev.kith.database.Outbox;
import dev.kith.events.contract.UserDeleted;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Before the inbox, which exists only if there is an event handler. */
@AutoConfiguration(beforeName = "dev.kith.database.inbox.InboxAutoConfiguration")
@ConditionalOnBean(Erasure.class)
class ErasureAutoConfiguration {

    /** Finds what an instance left unfinished that has stopped. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

    @Bean
    Erasures erasures(Erasure erasure, JdbcClient jdbc, Outbox outbox, PlatformTransactionManager transactions) {
        return new Erasures(erasure, new ErasureTable(jdbc), outbox, new TransactionTemplate(transactions));
    }

    @Bean
    BackgroundLoop erasureLoop(Erasures erasures) {
        return new BackgroundLoop("erasure", POLL_INTERVAL, erasures::runOnce);
    }

    @Bean
    EventHandler<UserDeleted> userDeleted(Erasures erasures, BackgroundLoop erasureLoop) {
        return EventHandler.on(UserDeleted.TYPE, event -> {
            erasures.begin(event.data().userId());
            AfterCommit.run(erasureLoop::wake);
        });
    }
}
