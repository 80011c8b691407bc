package dev.kith.fleet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pgbench runs is what the services run: each statement of a script stands in their source, word for word. */
class ScriptsTests {

    private static final Path ROOT = Path.of(System.getProperty("kith.root"));
    private static final List<String> TRANSACTION = List.of("begin", "commit");

    @ParameterizedTest
    @CsvSource({"feed-page.sql, feed-service", "feed-create.sql, feed-service", "chat-send.sql, chat-service"})
    void saysWhatTheServiceSays(String script, String service) throws Exception {
        var source = words(source(service) + source("common-database"));
        var statements = Stream.of(
                        words(script(script).replaceAll("(?m)^\\\\.*$", "")).split(";"))
                .map(String::strip)
                .filter(statement -> !TRANSACTION.contains(statement))
                .toList();

        assertThat(statements)
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(source).contains(statement));
    }

    private static String script(String name) throws IOException {
        return Files.readString(ROOT.resolve("local-fleet/src/main/resources/dev/kith/fleet/bench")
                .resolve(name));
    }

    private static String source(String module) throws IOException {
        try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ScriptsTests::read)
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
