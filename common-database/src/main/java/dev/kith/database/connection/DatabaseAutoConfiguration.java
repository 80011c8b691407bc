package dev.kith.database.connection;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
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

    /** Lets the start wait until the database answers, so that a fleet may start in any order. */
    static final class DatabaseWait implements BeanPostProcessor {

        private static final Logger log = LoggerFactory.getLogger(DatabaseWait.class);

        private final ObjectProvider<DatabaseProperties> properties;

        DatabaseWait(ObjectProvider<DatabaseProperties> properties) {
            this.properties = properties;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof DataSource dataSource) {
                await(dataSource, properties.getObject());
            }
            return bean;
        }

        // An attempt lasts as long as the pool waits for a connection, so no pause is needed.
        private static void await(DataSource dataSource, DatabaseProperties database) {
            var start = System.nanoTime();
            while (!database.startTimeout().isZero()) {
                try (var _ = dataSource.getConnection()) {
                    return;
                } catch (SQLException refused) {
                    var waited = System.nanoTime() - start;
                    if (DatabaseUnreachableException.isFinal(refused)
                            || waited >= database.startTimeout().toNanos()) {
                        throw DatabaseUnreachableException.of(database, refused);
                    }
                    log.info("Waiting for PostgreSQL at {}", database.address());
                }
            }
        }
    }
}
