package dev.kith.http.settings;

import java.util.List;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses the placeholders of {@code .env.example}, which are public, and two equal secrets: an attacker who learns one
 * secret must not know another. On a developer's machine (profile {@code local}) both are allowed.
 */
final class UnsafeSecrets implements EnvironmentPostProcessor {

    private static final String PLACEHOLDER = "change-me";
    private static final List<String> SECRETS = List.of("INTERNAL_SECRET", "KEY_ENCRYPTION_SECRET", "JWT_SECRET");
    private static final String PASSWORD = "DB_PASSWORD";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var profiles = environment.getProperty("spring.profiles.active", String[].class, new String[0]);
        if (Set.of(profiles).contains("local")) {
            return;
        }
        refusePlaceholder(PASSWORD, environment);
        for (var each = 0; each < SECRETS.size(); each++) {
            refusePlaceholder(SECRETS.get(each), environment);
            for (var other : SECRETS.subList(0, each)) {
                refuseEqual(SECRETS.get(each), other, environment);
            }
        }
    }

    private static void refusePlaceholder(String variable, ConfigurableEnvironment environment) {
        if (value(variable, environment).startsWith(PLACEHOLDER)) {
            throw InvalidSettingException.of(
                    variable, PLACEHOLDER, "a value of its own instead of the one in .env.example");
        }
    }

    private static void refuseEqual(String variable, String other, ConfigurableEnvironment environment) {
        var value = value(variable, environment);
        if (!value.isEmpty() && value.equals(value(other, environment))) {
            throw InvalidSettingException.of(variable, value, "another value than that of " + other);
        }
    }

    private static String value(String variable, ConfigurableEnvironment environment) {
        return environment.getProperty(variable, "");
    }
}
