package dev.kith.fleettests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ComposeTests {

    /** The gateway serves the world, and auth sends mail. A break-in elsewhere has no way out. */
    @Test
    void onlyGatewayAndAuthReachTheOutside() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml().load(Files.readString(Fleet.root().resolve("docker-compose.yml")));
        var open = compose.get("networks").entrySet().stream()
                .filter(network -> network.getValue() == null
                        || !Boolean.TRUE.equals(network.getValue().get("internal")))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(compose.get("services").entrySet().stream()
                        .filter(service -> networks(service.getValue()).stream().anyMatch(open::contains))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("gateway", "auth");
    }

    private static List<?> networks(Map<String, Object> service) {
        return service.get("networks") instanceof List<?> names ? names : List.of("default");
    }
}
