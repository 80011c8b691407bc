package dev.kith.chat;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users whom the service has heard of. */
public record Users(JdbcClient jdbc) {

    /** Somebody whom nobody has met before. */
    public UUID somebody() {
        var user = UUID.randomUUID();
        jdbc.sql("insert into people (id) values (?)").param(user).update();
        return user;
    }
}
