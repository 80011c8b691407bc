package dev.kith.database.erasure;

import dev.kith.database.AfterCommit;
import dev.kith.database.Erasure;
import dev.kith.database.EventHandler;
import dev.kith.database.Outbox;
import dev.kith.events.contract.UserDeleted;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Before the inbox, which is there only if somebody handles something. */
@AutoConfiguration(beforeName = "dev.kith.database.inbox.InboxAutoConfiguration")
@ConditionalOnBean(Erasure.class)
class ErasureAutoConfiguration {

    @Bean
    Erasures erasures(Erasure erasure, JdbcClient jdbc, Outbox outbox, PlatformTransactionManager transactions) {
        return new Erasures(erasure, new ErasureTable(jdbc), outbox, new TransactionTemplate(transactions));
    }

    @Bean
    ErasureLoop erasureLoop(Erasures erasures) {
        return new ErasureLoop(erasures);
    }

    @Bean
    EventHandler<UserDeleted> userDeleted(Erasures erasures, ErasureLoop loop) {
        return EventHandler.on(UserDeleted.TYPE, event -> {
            erasures.begin(event.data().userId());
            AfterCommit.run(loop::wake);
        });
    }
}
