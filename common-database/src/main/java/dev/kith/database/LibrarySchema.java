package dev.kith.database;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;

/** The tables of a library, in a PostgreSQL schema of their own beside the tables of the service. */
public final class LibrarySchema {

    private LibrarySchema() {}

    /**
     * Migrates the schema {@code name} with the scripts in {@code db/<name>}. The migrations of the service may run
     * before or after these, because neither history contains the tables of the other. Spring Boot starts what uses
     * JDBC after every bean of the returned type.
     *
     * @param service the Flyway of the service, for its connection
     */
    public static FlywayMigrationInitializer migration(Flyway service, String name) {
        return new FlywayMigrationInitializer(Flyway.configure()
                .dataSource(service.getConfiguration().getDataSource())
                .locations("classpath:db/" + name)
                .schemas(name)
                .table("flyway_%s_history".formatted(name))
                .load());
    }
}
