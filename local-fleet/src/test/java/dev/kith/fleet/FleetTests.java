package dev.kith.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleet.home.FleetPorts;
import dev.kith.fleet.home.Home;
import dev.kith.fleet.springboot.Service;
import dev.kith.servers.process.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTests {

    @TempDir
    private Path folder;

    @Test
    void eachInstanceOfAServiceIsAComponent() throws Exception {
        var fleet = fleet(new Replicas(Map.of("chat", 3)));

        assertThat(fleet.components())
                .extracting(Component::name)
                .containsExactly("postgres", "kafka", "auth", "profile", "feed", "chat", "chat-2", "chat-3", "gateway");
        assertThat(service(fleet, "chat-2").port()).isEqualTo(8092 + 500);
        assertThat(service(fleet, "chat-3").log()).isEqualTo(folder.resolve("logs/chat-3.log"));
    }

    @Test
    void instancesShareADatabaseButNotTheirPorts() throws Exception {
        var fleet = fleet(new Replicas(Map.of("chat", 2)));

        assertThat(environment(fleet, "chat-2"))
                .containsEntry("PORT", "8592")
                .containsEntry("MANAGEMENT_PORT", "18592")
                .containsEntry("DB_NAME", environment(fleet, "chat").get("DB_NAME"))
                .containsEntry("DB_PASSWORD", environment(fleet, "chat").get("DB_PASSWORD"))
                .containsEntry("AUTH_SERVICE_URL", "http://127.0.0.1:8581");
    }

    @Test
    void theGatewayKnowsEveryInstance() throws Exception {
        var fleet = fleet(new Replicas(Map.of("chat", 2)));

        assertThat(environment(fleet, "gateway"))
                .containsEntry("CHAT_SERVICE_URL", "http://127.0.0.1:8582,http://127.0.0.1:8592")
                .containsEntry("FEED_SERVICE_URL", "http://127.0.0.1:8583");
    }

    @Test
    void mailsAreKeptInTheHomeAndLinkToTheGateway() throws Exception {
        var fleet = fleet(Replicas.ONE_OF_EACH);

        assertThat(environment(fleet, "auth"))
                .containsEntry("MAIL_FOLDER", folder.resolve("data/mail").toString())
                .containsEntry("PUBLIC_URL", "http://localhost:8580")
                .containsEntry("SPRING_PROFILES_ACTIVE", "local");
        assertThat(environment(fleet, "gateway"))
                .containsEntry("PUBLIC_URL", "http://localhost:8580")
                .containsEntry("SPRING_PROFILES_ACTIVE", "local");
    }

    @Test
    void settingsOfTheEnvironmentOverrideTheDefaults() throws Exception {
        var fleet = fleet(Replicas.ONE_OF_EACH, Map.of("PUBLIC_URL", "https://kith.example"));

        assertThat(service(fleet, "auth").command().environment()).doesNotContainKey("PUBLIC_URL");
    }

    @Test
    void allPortsDifferWithTheMostInstances() throws Exception {
        var most = fleet(new Replicas(Map.of("auth", 5, "profile", 5, "feed", 5, "chat", 5)));

        assertThat(most.ports()).doesNotHaveDuplicates();
    }

    private static Map<String, String> environment(Fleet fleet, String name) throws Exception {
        return service(fleet, name).command().environment();
    }

    private static Service service(Fleet fleet, String name) {
        return fleet.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of a checkout with empty jars for the servers and services. */
    private Fleet fleet(Replicas replicas) throws Exception {
        return fleet(replicas, Map.of());
    }

    private Fleet fleet(Replicas replicas, Map<String, String> environment) throws Exception {
        for (var server : List.of("kafka", "postgres")) {
            emptyJar(folder.resolve("local-servers/binaries/target/%s/server.jar".formatted(server)));
        }
        for (var service : List.of("auth", "profile", "feed", "chat", "gateway")) {
            emptyJar(folder.resolve("%1$s-service/target/%1$s-service-1.jar".formatted(service)));
        }
        return Fleet.of(new Installation(folder, "1", new Home(folder), new FleetPorts(500), environment), replicas);
    }

    private static void emptyJar(Path path) throws Exception {
        Files.createDirectories(path.getParent());
        try (var jar = new ZipOutputStream(Files.newOutputStream(path))) {
            jar.putNextEntry(new ZipEntry("META-INF/"));
        }
    }
}
