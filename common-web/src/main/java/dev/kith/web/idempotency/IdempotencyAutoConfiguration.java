package dev.kith.web.idempotency;

import dev.kith.web.retention.Retention;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

@AutoConfiguration(after = {FlywayAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnBean(DataSource.class)
class IdempotencyAutoConfiguration {

    /**
     * A migration beside the service's own, in a schema of its own: neither sees the other's tables, so either may go
     * first. Spring Boot makes all that uses JDBC wait for every bean of this type.
     */
    @Bean
    @ConditionalOnBean(FlywayMigrationInitializer.class)
    FlywayMigrationInitializer idempotencyMigration(Flyway flyway) {
        return new FlywayMigrationInitializer(Flyway.configure()
                .dataSource(flyway.getConfiguration().getDataSource())
                .locations("classpath:db/idempotency")
                .schemas("idempotency")
                .table("flyway_idempotency_history")
                .load());
    }

    @Bean
    AnswerStore answerStore(JdbcClient jdbc, Clock clock) {
        return new AnswerStore(jdbc, clock);
    }

    @Bean
    Answers answers(AnswerStore answers) {
        return new Answers(answers);
    }

    @Bean
    Retention expiredAnswers(AnswerStore answers) {
        return new Retention("expired answers", answers::purge);
    }

    @Bean
    WebMvcRegistrations idempotentHandlers(AnswerStore answers, PlatformTransactionManager transactions) {
        var execution = new IdempotentExecution(answers, transactions);
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new IdempotentHandlerAdapter(execution);
            }
        };
    }
}
