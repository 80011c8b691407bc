package dev.kith.auth;

import static dev.kith.auth.Api.freshEmail;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests of what somebody does who has just registered, with {@link Api#PASSWORD} and from a network of their own. */
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
