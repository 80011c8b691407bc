package dev.kith.fleettests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsTests {

    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");
    private static final Pattern LISTED = Pattern.compile("^([A-Z][A-Z0-9_]+)=", Pattern.MULTILINE);

    @Test
    void theExampleListsExactlyTheVariablesThatServicesRead() throws IOException {
        var read = new TreeSet<String>(Set.of("LOG_FORMAT", "LOG_LEVEL"));
        try (var files = Files.find(Fleet.root(), 8, (file, attributes) -> isSettings(file))) {
            files.forEach(file -> READ.matcher(text(file)).results().forEach(match -> read.add(match.group(1))));
        }
        var listed = LISTED.matcher(Files.readString(Fleet.root().resolve(".env.example")))
                .results()
                .map(match -> match.group(1));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(read);
    }

    private static boolean isSettings(Path file) {
        return file.endsWith("src/main/resources/application.yaml")
                || file.endsWith("src/main/resources/META-INF/kith/defaults.properties");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
