package dev.kith.fleettests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsTests {

    private static final Pattern REGISTERED =
            Pattern.compile("(?:\\.builder|\\.counter)\\(([^;]*?\"kith\\.[^;]*?)[,)]");
    private static final Pattern NAME = Pattern.compile("\"(kith\\.[a-z.]+)\"");
    private static final Pattern LISTED =
            Pattern.compile("^\\| `(kith_[a-z_]+?)(?:_seconds)?(?:_total)?(?:\\{|`)", Pattern.MULTILINE);

    @Test
    void documentListsEveryMetric() throws IOException {
        var listed = LISTED.matcher(Files.readString(Fleet.root().resolve("docs/metrics.md")))
                .results()
                .map(row -> row.group(1).replace('_', '.'));
        var registered = SourceFiles.endingWith(".java").stream().flatMap(MetricsTests::registered);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(registered.toList());
    }

    private static Stream<String> registered(Path source) {
        try {
            return REGISTERED
                    .matcher(Files.readString(source))
                    .results()
                    .flatMap(call -> NAME.matcher(call.group(1)).results())
                    .map((MatchResult name) -> name.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
