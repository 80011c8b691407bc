package dev.kith.fleettests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpenApiJoinTests {

    private static final Pattern ENDPOINT = Pattern.compile("`([A-Z]+) (/[^`?]*)`");

    @Test
    void rootSpecificationJoinsThoseOfTheServices() throws IOException {
        var file = Fleet.root().resolve("openapi.yaml");
        var joined = OpenApiJoin.join(Fleet.root());
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(file, joined);
        }
        assertThat(Files.readString(file)).isEqualTo(joined);
    }

    @Test
    void endpointsMdListsExactlyTheSpecifiedOperations() throws IOException {
        var specified = new ArrayList<String>();
        var paths = OpenApiJoin.section(OpenApiJoin.read(Fleet.root().resolve("openapi.yaml")), "paths");
        for (var path : paths.keySet()) {
            for (var method : OpenApiJoin.section(paths, path).keySet()) {
                if (OpenApiJoin.METHODS.contains(method)) {
                    specified.add(method.toUpperCase(Locale.ROOT) + " " + path);
                }
            }
        }
        var listed = ENDPOINT.matcher(Files.readString(Fleet.root().resolve("ENDPOINTS.md")))
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .distinct()
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(specified);
    }
}
