package dev.kith.feed.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.events.contract.ProfileUpdated;
import dev.kith.feed.Api;
import dev.kith.feed.Events;
import dev.kith.test.ServiceTest;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@ServiceTest
class AuthorIntegrationTests {

    private static final String AVATAR = Base64.getEncoder().encodeToString(new byte[] {(byte) 0xFF, (byte) 0xD8, 1});

    @LocalServerPort
    private int port;

    private Events events;
    private Api anna;

    @BeforeEach
    void publishAsAnna(@Autowired Environment environment) {
        events = new Events(environment);
        anna = Api.asNewUser(port);
        anna.published("Sails.");
    }

    @Test
    void appearsAsInTheProfile() {
        assertThat(shown(anna).path("username").asString()).isEqualTo("unknown");

        events.publish(profile(1, "anna", "Sails.", AVATAR));
        awaitWhatWasTold();

        assertThat(shown(anna).propertyNames())
                .containsExactly("id", "text", "user_id", "username", "bio", "avatar", "time_created");
        assertThat(shown(anna).path("username").asString()).isEqualTo("anna");
        assertThat(shown(anna).path("bio").asString()).isEqualTo("Sails.");
        assertThat(shown(anna).path("avatar").asString()).isEqualTo(AVATAR);
    }

    @Test
    void appearsAsInTheProfileBeforeTheFirstPublication() {
        var bob = Api.asNewUser(port);
        events.publishWithKey(anna.id().toString(), new ProfileUpdated(bob.id(), "bob", "", null, 1));
        awaitWhatWasTold();

        bob.published("Bakes.");

        assertThat(shown(bob).path("username").asString()).isEqualTo("bob");
    }

    @Test
    void appearsWithoutRemovedParts() {
        events.publish(profile(1, "anna", "Sails.", AVATAR));
        events.publish(profile(2, null, "", null));
        awaitWhatWasTold();

        assertThat(shown(anna).propertyNames()).containsExactly("id", "text", "user_id", "username", "time_created");
        assertThat(shown(anna).path("username").asString()).isEqualTo("unknown");
    }

    @Test
    void ignoresAnEarlierVersion() {
        events.publish(profile(3, "third", "", null));
        events.publish(profile(2, "second", "", null));
        events.publish(profile(3, "third again", "", null));
        awaitWhatWasTold();

        assertThat(shown(anna).path("username").asString()).isEqualTo("third");
    }

    @Test
    void appearsWithAnAvatarOfAnySize() {
        var largest = Base64.getEncoder().encodeToString(new byte[16 * 1024]);

        events.publish(profile(1, "anna", "", largest));
        awaitWhatWasTold();

        assertThat(shown(anna).path("avatar").asString()).isEqualTo(largest);
    }

    private ProfileUpdated profile(long version, @Nullable String username, String bio, @Nullable String avatar) {
        return new ProfileUpdated(anna.id(), username, bio, avatar, version);
    }

    // Waits for a later event of another user on the same partition.
    private void awaitWhatWasTold() {
        var witness = Api.asNewUser(port);
        witness.published("Seen.");
        var name = "w" + UUID.randomUUID();
        events.publishWithKey(anna.id().toString(), new ProfileUpdated(witness.id(), name, "", null, 1));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> shown(witness).path("username").asString().equals(name));
    }

    private JsonNode shown(Api author) {
        return author.get("/api/feed/?limit=100")
                .is(200)
                .json()
                .valueStream()
                .filter(entry ->
                        entry.path("user_id").asString().equals(author.id().toString()))
                .findFirst()
                .orElseThrow();
    }
}
