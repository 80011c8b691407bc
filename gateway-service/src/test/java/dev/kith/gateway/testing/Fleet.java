package dev.kith.gateway.testing;

import dev.kith.test.client.HttpApi;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A gateway with an auth and a profile service behind it, for the tests of one class. What is set before the tests
 * begin reaches the gateway as its environment.
 */
public final class Fleet implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    public final Service auth = new Service();
    public final Service profile = new Service();
    public final Issuer issuer = new Issuer();
    private final Map<String, String> environment = new HashMap<>();
    private Gateway gateway;

    public Fleet with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        auth.start();
        profile.start();
        issuer.publishAt(auth);
        environment.putIfAbsent("AUTH_SERVICE_URL", auth.url());
        environment.putIfAbsent("PROFILE_SERVICE_URL", profile.url());
        gateway = Gateway.start(environment).listening();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        auth.forget();
        profile.forget();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        gateway.close();
        auth.close();
        profile.close();
    }

    public int port() {
        return gateway.port();
    }

    public Gateway gateway() {
        return gateway;
    }

    public HttpApi http() {
        return Gateway.client(gateway.port());
    }

    /** A valid token of a new user. */
    public String token() {
        return issuer.token(UUID.randomUUID());
    }

    public String bearer() {
        return "Bearer " + token();
    }
}
