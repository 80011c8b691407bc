package dev.kith.events.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(after = FlywayAutoConfiguration.class)
@ConditionalOnClass(Flyway.class)
@ConditionalOnBean(DataSource.class)
class SchemaAutoConfiguration {

    /**
     * Spring Boot makes all that uses JDBC wait for every bean of this type. The tables lie in a schema of their own:
     * the service's migrations may then come before or after these, and neither history sees the other's tables.
     */
    @Bean
    FlywayMigrationInitializer eventsMigration(Flyway flyway) {
        return new FlywayMigrationInitializer(Flyway.configure()
                .dataSource(flyway.getConfiguration().getDataSource())
                .locations("classpath:db/events")
                .schemas("events")
                .table("flyway_events_history")
                .load());
    }
}
