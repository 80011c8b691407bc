package dev.kith.auth;

import static dev.kith.auth.Api.freshEmail;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The base of tests with a new user, who has {@link Api#PASSWORD} and a network of their own. */
public abstract class WithAccount {

    protected final String email = freshEmail();
    protected Api api;
    protected UUID user;

    @BeforeEach
    void register(@LocalServerPort int port) {
        api = new Api(port);
        user = api.registered(email);
    }
}
