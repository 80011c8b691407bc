package dev.kith.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SQL of the benchmarks is that of the services: it is compared with their source code. */
class ScriptsTests {

    private static final Path ROOT = Path.of(System.getProperty("kith.root"));
    private static final List<String> TRANSACTION = List.of("begin", "commit");
    private static final Pattern PAGE = Pattern.compile(
            "select \\* from \\( select page\\.\\*, .* from \\( (.*) \\) as page \\) as sized where .* <= 524288 order by .*");

    @ParameterizedTest
    @CsvSource({"feed-page.sql, feed-service", "feed-create.sql, feed-service", "chat-send.sql, chat-service"})
    void hasOnlyStatementsOfTheService(String script, String service) throws Exception {
        var source = words(source(service) + source("common-database"));
        var statements = Stream.of(
                        words(script(script).replaceAll("(?m)^\\\\.*$", "")).split(";"))
                .map(String::strip)
                .filter(statement -> !TRANSACTION.contains(statement))
                .map(ScriptsTests::withoutLimitOfBytes)
                .toList();

        assertThat(statements)
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(source).contains(statement));
    }

    @Test
    void locksTheOutboxAsTheRelayDoes() throws Exception {
        var source = source("common-database");
        var namespace = constant("int LOCK_NAMESPACE = 0x([0-9a-f]+);", source);
        var partitions = Integer.parseInt(constant("int PARTITIONS = (\\d+);", source));

        assertThat(SuppressedOutboxLoad.LOCK)
                .isEqualTo("select pg_advisory_lock(x'%s'::int, n) from generate_series(0, %d) n"
                        .formatted(namespace, partitions - 1));
    }

    /** {@code PageSize.limit} wraps the statement of a page, when the service starts. */
    private static String withoutLimitOfBytes(String statement) {
        var limited = PAGE.matcher(statement);
        return limited.matches() ? limited.group(1) : statement;
    }

    private static String constant(String declaration, String source) {
        var found = Pattern.compile(declaration).matcher(source);
        assertThat(found.find()).as(declaration).isTrue();
        return found.group(1);
    }

    private static String script(String name) throws IOException {
        return Files.readString(
                ROOT.resolve("fleet-bench/src/main/resources/dev/kith/bench").resolve(name));
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
