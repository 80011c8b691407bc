package dev.kith.events.schema;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(after = DataSourceAutoConfiguration.class)
class SchemaAutoConfiguration {

    @Bean
    EventsSchema eventsSchema(DataSource dataSource) {
        return new EventsSchema(dataSource);
    }
}
