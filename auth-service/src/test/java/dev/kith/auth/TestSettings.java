package dev.kith.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

/** The settings of the service as its {@code application.yaml} makes them of environment variables. */
public final class TestSettings {

    private TestSettings() {}

    /**
     * The settings with these environment variables and the defaults of all others.
     *
     * @param variables such as {@code BCRYPT_COST=4}
     */
    public static AuthProperties of(String... variables) {
        var environment = new MockEnvironment();
        environment.setProperty("KEY_ENCRYPTION_SECRET", "the secret of these tests, used nowhere else");
        for (var variable : variables) {
            var parts = variable.split("=", 2);
            environment.setProperty(parts[0], parts[1]);
        }
        try {
            new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Binder.get(environment).bind("kith.auth", AuthProperties.class).get();
    }
}
