package dev.kith.http.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * {@code LOG_FORMAT} ({@code console}, or {@code json} for Elastic Common Schema, one object a line) and
 * {@code LOG_LEVEL}, as Spring Boot's own logging properties.
 */
final class LogSettings implements EnvironmentPostProcessor {

    private static final List<String> LEVELS = List.of("trace", "debug", "info", "warn", "error", "off");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var format = choice(environment, "LOG_FORMAT", "console", List.of("console", "json"));
        var level = choice(environment, "LOG_LEVEL", "info", LEVELS);
        var sources = environment.getPropertySources();
        DefaultPropertiesPropertySource.addOrMerge(Map.of("logging.level.root", level), sources);
        if (format.equals("json")) {
            DefaultPropertiesPropertySource.addOrMerge(Map.of("logging.structured.format.console", "ecs"), sources);
        }
    }

    private static String choice(
            ConfigurableEnvironment environment, String variable, String otherwise, List<String> choices) {
        var value = environment.getProperty(variable, otherwise);
        var chosen = value.toLowerCase(Locale.ROOT);
        if (!choices.contains(chosen)) {
            throw InvalidSettingException.of(variable, value, "one of " + String.join(", ", choices));
        }
        return chosen;
    }
}
