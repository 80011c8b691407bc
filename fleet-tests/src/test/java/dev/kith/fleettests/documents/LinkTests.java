package dev.kith.fleettests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinkTests {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");

    static List<Path> documents() throws IOException {
        try (var root = Files.list(Fleet.root());
                var docs = Files.walk(Fleet.root().resolve("docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        var linked = LINK.matcher(Files.readString(document))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://"))
                .map(document::resolveSibling);
        assertThat(linked).allMatch(Files::exists);
    }
}
