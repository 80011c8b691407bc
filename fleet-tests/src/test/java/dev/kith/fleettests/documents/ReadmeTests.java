package dev.kith.fleettests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Fleet;
import dev.kith.fleettests.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTests {

    private static final Pattern WALK =
            Pattern.compile("<!-- the fleet tests type[^>]*-->\n```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    // A person types slower than the event travels, to one service and to another.
    private static final String AWAIT_PROFILE = await("$KITH/api/profile/$ID -H \"$BEARER\"");
    private static final String AWAIT_CHAT = await("""
            $KITH/api/chat/ -H "$BEARER" -H "$JSON" -d '{"receiver":"'$ID'","text":"note","client_id":"known"}'""");

    @TempDir
    private Path folder;

    @Test
    void walkthroughOfTheReadmeWorks() throws IOException, InterruptedException {
        var walk = WALK.matcher(Files.readString(Fleet.root().resolve("README.md")));
        assertThat(walk.find()).isTrue();
        // The words of the README, but at this fleet, with files of this test and an address that is free.
        var script = walk.group(1)
                .replace("http://localhost:8080", Fleet.gateway().toString())
                .replace("/tmp/", folder + "/")
                .replace("carol@example.com", Person.freshEmail())
                .replace("carol", "u" + System.nanoTime())
                .replace("curl -i $KITH/api/profile/$ID", AWAIT_PROFILE + "curl -i $KITH/api/profile/$ID")
                .replace("curl -i $KITH/api/chat/ ", AWAIT_CHAT + "curl -i $KITH/api/chat/ ");
        var output = folder.resolve("output");
        var shell = new ProcessBuilder("bash", "-c", script)
                .directory(Fleet.root().toFile())
                .redirectOutput(output.toFile())
                .start();
        assertThat(shell.waitFor(10, TimeUnit.MINUTES)).isTrue();

        var printed = Files.readString(output);
        assertThat(STATUS.matcher(printed).results().map(match -> match.group(1)))
                .as(printed)
                .containsExactly("200 202 202 200 204 204 202 201 200 201 200 201 200 200 204 200 202 200".split(" "));
        assertThat(Files.size(folder.resolve("kith-avatar"))).isPositive();
    }

    private static String await(String answered) {
        return "for _ in {1..1000}; do curl -sfo /dev/null %s && break; sleep 0.1; done\n".formatted(answered);
    }
}
