package dev.kith.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig
@RealInfrastructure(kafka = false)
class DatabaseSearchIntegrationTests {

    private static final UUID ID = UUID.randomUUID();
    private static final String EMAIL = "Anna@example.com";

    @Autowired
    private Environment environment;

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeEach
    void fillADatabase() throws SQLException {
        database.setURL("jdbc:postgresql://%s:%s/%s".formatted(value("DB_HOST"), value("DB_PORT"), value("DB_NAME")));
        database.setUser(value("DB_USER"));
        database.setPassword(value("DB_PASSWORD"));
        run("""
            drop schema if exists other cascade;
            create schema other;
            create table other.everything (
                id uuid, ids uuid[], text text, code varchar(50), json json, jsonb jsonb, bytes bytea, number bigint);
            create table other.nothing (id uuid, text text, bytes bytea);
            insert into other.nothing values (gen_random_uuid(), 'anna', '\\x00ff')""");
    }

    @Test
    void findsAnIdInColumnsOfAllTypes() throws SQLException {
        run("""
            insert into other.everything values (
                '%1$s', array[gen_random_uuid(), '%1$s'], 'of %1$s', '%1$s', '{"id":"%1$s"}', '["%1$s"]', '{"id":"%1$s"}', 1)""".formatted(ID));

        assertThat(new DatabaseSearch(database).placesOf(ID))
                .containsExactly(
                        "other.everything.bytes",
                        "other.everything.code",
                        "other.everything.id",
                        "other.everything.ids",
                        "other.everything.json",
                        "other.everything.jsonb",
                        "other.everything.text");
    }

    @Test
    void findsAnIdInItsBinaryForm() throws SQLException {
        run("insert into other.everything (bytes) values ('\\x00'::bytea || uuid_send('%s'))".formatted(ID));

        assertThat(new DatabaseSearch(database).placesOf(ID)).containsExactly("other.everything.bytes");
    }

    @Test
    void findsTextHoweverItIsWritten() throws SQLException {
        run("insert into other.everything (text) values ('anna@EXAMPLE.com')");

        assertThat(new DatabaseSearch(database).placesOf(EMAIL, ID)).containsExactly("other.everything.text");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String name) {
        return environment.getRequiredProperty(name);
    }

    @Configuration
    static class Nothing {}
}
