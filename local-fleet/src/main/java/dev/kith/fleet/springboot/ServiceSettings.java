package dev.kith.fleet.springboot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one service is told.
 *
 * @param name what people call it, such as {@code auth}
 * @param port on 127.0.0.1
 * @param jar the Spring Boot jar, as the build left it
 * @param log the file that its output is appended to
 * @param cache where images of services are kept
 * @param jvmOptions beyond the service's own, and stronger
 * @param environment all its settings
 */
public record ServiceSettings(
        String name,
        int port,
        Path jar,
        Path log,
        Path cache,
        List<String> jvmOptions,
        Map<String, String> environment) {

    public ServiceSettings {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "ServiceSettings[name=%s, port=%d]".formatted(name, port);
    }
}
