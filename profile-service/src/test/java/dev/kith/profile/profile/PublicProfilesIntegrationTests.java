package dev.kith.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.contract.UserDeleted;
import dev.kith.profile.Api;
import dev.kith.profile.Events;
import dev.kith.test.ServiceTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@ServiceTest
class PublicProfilesIntegrationTests {

    private static final int THUMBNAIL_BYTES = 16 * 1024;

    @LocalServerPort
    private int port;

    private Events events;
    private Api anna;
    private String name;

    @BeforeEach
    void setUp(@Autowired Environment environment) {
        events = new Events(environment);
        anna = Api.asNewUser(port);
        name = Api.freshName();
    }

    @Test
    void isPublishedInFullAfterEveryChange() throws IOException {
        anna.claim(name).is(200);
        anna.upload(picture()).is(204);
        anna.replace(name, "Sails.").is(204);
        anna.delete().is(204);
        anna.claim(name).is(200);

        var updates = events.awaitUpdates(anna.id(), 5);

        assertThat(updates)
                .extracting(update -> update.path("user_id").asString())
                .containsOnly(anna.id().toString());
        assertPublished(updates.get(0), name, "", false);
        assertPublished(updates.get(1), name, "", true);
        assertPublished(updates.get(2), name, "Sails.", true);
        assertPublished(updates.get(3), null, "", false);
        assertPublished(updates.get(4), name, "", false);
        assertThat(versions(updates)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void isEmptyAfterTheAccountIsDeleted() {
        anna.claim(name).is(200);

        events.publish(new UserDeleted(anna.id()));

        assertPublished(events.awaitUpdates(anna.id(), 2).get(1), null, "", false);
    }

    @Test
    void isNotPublishedAfterARefusedChange() {
        anna.claim(name).is(200);
        var bob = Api.asNewUser(port);
        var bobsName = Api.freshName();

        bob.claim(name).is(409);
        bob.claim(bobsName).is(200);
        bob.replace(name, "").is(409);
        bob.replace(bobsName, "Bakes.").is(204);

        var updates = events.awaitUpdates(bob.id(), 2);
        assertPublished(updates.get(0), bobsName, "", false);
        assertPublished(updates.get(1), bobsName, "Bakes.", false);
    }

    @Test
    void isPublishedInTheOrderOfVersionsWhenChangesRace() throws Exception {
        anna.claim(name).is(200);
        var changes = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(
                        number -> () -> anna.replace(name, "change " + number).status())
                .toList();

        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var change : racers.invokeAll(changes)) {
                assertThat(change.get()).isEqualTo(204);
            }
        }

        var updates = events.awaitUpdates(anna.id(), 21);
        assertThat(versions(updates)).isSorted().doesNotHaveDuplicates();
        assertThat(updates.getLast().path("bio").asString())
                .isEqualTo(anna.profile().json().path("bio").asString());
    }

    private static void assertPublished(JsonNode update, String username, String bio, boolean hasAvatar) {
        assertThat(update.path("username").asString(null)).isEqualTo(username);
        assertThat(update.path("bio").asString()).isEqualTo(bio);
        assertThat(update.path("avatar").isString()).isEqualTo(hasAvatar);
        if (hasAvatar) {
            assertThat(update.path("avatar").asString()).hasSizeLessThanOrEqualTo(THUMBNAIL_BYTES);
            assertThat(Base64.getDecoder().decode(update.path("avatar").asString()))
                    .startsWith(0xFF, 0xD8, 0xFF);
        }
    }

    private static List<Long> versions(List<JsonNode> updates) {
        return updates.stream().map(update -> update.path("version").asLong()).toList();
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
