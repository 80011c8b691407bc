package dev.kith.chat;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes users that the service has. */
public record Users(JdbcClient jdbc) {

    /** A new user without conversations. */
    public UUID add() {
        var user = UUID.randomUUID();
        jdbc.sql("insert into people (id) values (?)").param(user).update();
        return user;
    }
}
