package dev.kith.database.connection;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(before = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseAutoConfiguration {

    @Bean
    JdbcConnectionDetails database(DatabaseProperties properties) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return properties.url();
            }

            @Override
            public String getUsername() {
                return properties.user();
            }

            @Override
            public String getPassword() {
                return properties.password();
            }
        };
    }

    @Bean
    FlywayConnectionDetails migrations(DatabaseProperties properties) {
        return new FlywayConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return properties.unlimitedUrl();
            }

            @Override
            public String getUsername() {
                return properties.user();
            }

            @Override
            public String getPassword() {
                return properties.password();
            }
        };
    }

    @Bean
    static DatabaseWait databaseWait(ObjectProvider<DatabaseProperties> properties) {
        return new DatabaseWait(properties);
    }
}
