package dev.kith.fleettests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class SettingsTests {

    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");
    private static final Pattern LISTED = Pattern.compile("^([A-Z][A-Z0-9_]+)=", Pattern.MULTILINE);
    private static final Set<String> READ_BEFORE_ANY_FILE = Set.of("LOG_FORMAT", "LOG_LEVEL", "SPRING_PROFILES_ACTIVE");

    @Test
    void exampleListsExactlyTheVariablesThatServicesAndComposeRead() throws IOException {
        var read = new TreeSet<>(READ_BEFORE_ANY_FILE);
        SourceFiles.endingWith("/application.yaml").forEach(file -> read.addAll(readBy(file)));
        SourceFiles.endingWith("/META-INF/kith/defaults.properties").forEach(file -> read.addAll(readBy(file)));
        read.addAll(readBy(Fleet.root().resolve("docker-compose.yml")));
        read.addAll(readBy(Fleet.root().resolve("docker-compose.ports.yml")));
        var listed = LISTED.matcher(text(Fleet.root().resolve(".env.example")))
                .results()
                .map(match -> match.group(1));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "chat", "feed", "profile"})
    void composePassesEveryVariableToItsService(String service) {
        var read = readBy(
                ownSettings(service), defaults("http"), defaults("web"), defaults("database"), defaults("events"));
        assertThat(passedByCompose(service)).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void composePassesEveryVariableToTheGateway() {
        var read = readBy(ownSettings("gateway"), defaults("http"), defaults("events"));
        assertThat(passedByCompose("gateway")).containsExactlyInAnyOrderElementsOf(read);
    }

    private static Set<String> passedByCompose(String service) {
        var compose = (Map<?, ?>) new Yaml().load(text(Fleet.root().resolve("docker-compose.yml")));
        var services = (Map<?, ?>) compose.get("services");
        var environment = (Map<?, ?>) ((Map<?, ?>) services.get(service)).get("environment");
        var passed = new TreeSet<String>();
        environment.keySet().forEach(name -> passed.add(name.toString()));
        // In a container of its own a service keeps its port; Actuator's is on loopback, out of reach from outside.
        passed.addAll(Set.of("PORT", "MANAGEMENT_PORT"));
        passed.removeAll(READ_BEFORE_ANY_FILE);
        return passed;
    }

    private static Path ownSettings(String service) {
        return Fleet.root().resolve(service + "-service/src/main/resources/application.yaml");
    }

    private static Path defaults(String library) {
        return Fleet.root().resolve("common-" + library + "/src/main/resources/META-INF/kith/defaults.properties");
    }

    private static Set<String> readBy(Path... files) {
        var read = new TreeSet<String>();
        for (var file : files) {
            READ.matcher(text(file)).results().forEach(match -> read.add(match.group(1)));
        }
        return read;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
