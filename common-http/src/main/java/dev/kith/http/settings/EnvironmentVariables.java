package dev.kith.http.settings;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.core.env.Environment;

/** Finds the environment variable that a property comes from. */
final class EnvironmentVariables {

    // ${BCRYPT_COST:12}, as application.yaml has it before it is resolved.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

    private final Environment environment;

    EnvironmentVariables(Environment environment) {
        this.environment = environment;
    }

    /** The variable that the definition of the property names; empty if it names none. */
    Optional<String> behind(ConfigurationPropertyName property) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            var found = source.getConfigurationProperty(property);
            if (found != null) {
                var variable = ofEnvironment(found.getOrigin());
                return variable.isPresent() ? variable : firstIn(found.getValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofEnvironment(@Nullable Origin origin) {
        return switch (origin) {
            case SystemEnvironmentOrigin variable -> Optional.ofNullable(variable.getProperty());
            case PropertySourceOrigin source -> ofEnvironment(source.getOrigin());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> firstIn(Object definition) {
        var raw = definition instanceof OriginTrackedValue tracked ? tracked.getValue() : definition;
        var placeholder = PLACEHOLDER.matcher(String.valueOf(raw));
        return placeholder.find() ? Optional.of(placeholder.group(1)) : Optional.empty();
    }
}
