package dev.kith.fleet.springboot;

import dev.kith.servers.process.Endpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one service is told.
 *
 * @param jar the Spring Boot jar, as the build left it
 * @param cache where images of services are kept
 * @param records whether it may record an AOT cache; of several instances only one may, since they share the image
 * @param yields whether other components go first, once it is ready, where processors are scarce
 * @param jvmOptions beyond the service's own, and stronger
 * @param environment all its settings
 */
public record ServiceSettings(
        Endpoint endpoint,
        Path jar,
        Path cache,
        boolean records,
        boolean yields,
        List<String> jvmOptions,
        Map<String, String> environment) {

    public ServiceSettings {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "ServiceSettings[name=%s, port=%d]".formatted(endpoint.name(), endpoint.port());
    }
}
