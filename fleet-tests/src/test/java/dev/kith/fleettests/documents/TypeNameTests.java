package dev.kith.fleettests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents for new contributors name types, which a rename must not leave behind. */
class TypeNameTests {

    private static final Pattern CODE_BLOCK = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
    private static final Pattern NAMED = Pattern.compile("`@?((?:[A-Z][a-z0-9]+)+)`");

    private static Set<String> types;

    @BeforeAll
    static void readTypes() throws IOException {
        types = new TreeSet<>();
        try (var folders = Files.newDirectoryStream(Fleet.root(), Files::isDirectory)) {
            for (var folder : folders) {
                var sources = folder.resolve("src");
                if (Files.isDirectory(sources)) {
                    addTypesIn(sources);
                }
            }
        }
    }

    private static void addTypesIn(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                DECLARED.matcher(Files.readString(file)).results().forEach(type -> types.add(type.group(1)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md", "docs/recipes.md"})
    void existInTheSources(String document) throws IOException {
        var text = CODE_BLOCK
                .matcher(Files.readString(Fleet.root().resolve(document)))
                .replaceAll("");
        var named = NAMED.matcher(text).results().map(match -> match.group(1));

        assertThat(types).containsAll(named.toList());
    }
}
