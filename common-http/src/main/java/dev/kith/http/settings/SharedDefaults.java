package dev.kith.http.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Adds the defaults of every jar of Kith, with the lowest precedence. */
final class SharedDefaults implements EnvironmentPostProcessor {

    static final String LOCATION = "META-INF/kith/defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        DefaultPropertiesPropertySource.addOrMerge(
                load(application.getClassLoader()), environment.getPropertySources());
    }

    private static Map<String, Object> load(ClassLoader classLoader) {
        var defaults = new HashMap<String, Object>();
        try {
            for (var locations = classLoader.getResources(LOCATION); locations.hasMoreElements(); ) {
                var properties = PropertiesLoaderUtils.loadProperties(new UrlResource(locations.nextElement()));
                properties.forEach((name, value) -> defaults.put(name.toString(), value));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return defaults;
    }
}
