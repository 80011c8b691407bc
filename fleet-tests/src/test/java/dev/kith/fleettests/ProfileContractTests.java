package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProfileContractTests {

    private static final int AVATAR_LIMIT = 5 << 20;

    @Test
    void profileIsCreatedByTheRegistration() {
        var person = Person.registerWithProfile();
        var profile = person.api().get("/api/profile/" + person.id()).is(200).json();
        assertThat(profile.propertyNames()).containsExactlyInAnyOrder("id", "time_created");
        assertThat(profile.path("id").asString()).isEqualTo(person.id().toString());
    }

    @Test
    void profileOfAnotherUserIsReadable() {
        var person = Person.registerWithProfile();
        Person.register().api().get("/api/profile/" + person.id()).is(200);
    }

    @Test
    void unknownOrMalformedProfileIdIs404() {
        var api = Person.register().api();
        api.get("/api/profile/" + UUID.randomUUID()).isProblem(404, "ID not found");
        api.get("/api/profile/no-uuid").isProblem(404, "ID not found");
        api.get("/api/profile/avatar/" + UUID.randomUUID()).isProblem(404, "ID not found");
        api.get("/api/profile/username/n0body_here").isProblem(404, "profile not found");
    }

    @Test
    void postSetsTheUsernameOfTheCreatedProfile() {
        var person = Person.registerWithProfile();
        var name = person.freshUsername();
        var profile = person.api()
                .post("/api/profile/", "{\"username\":\"" + name + "\"}")
                .is(200)
                .json();
        assertThat(profile.path("username").asString()).isEqualTo(name);
        assertThat(profile.path("id").asString()).isEqualTo(person.id().toString());
    }

    @Test
    void putReplacesUsernameAndBio() {
        var person = Person.registerWithProfile();
        var name = person.freshUsername();
        person.api()
                .put("/api/profile/", "{\"username\":\"" + name + "\",\"bio\":\"sails\\nsmall boats\"}")
                .is(204)
                .isEmpty();
        var profile = person.api().get("/api/profile/" + person.id()).is(200).json();
        assertThat(profile.path("username").asString()).isEqualTo(name);
        assertThat(profile.path("bio").asString()).isEqualTo("sails\nsmall boats");
        person.api().put("/api/profile/", "{\"username\":\"" + name + "\"}").is(204);
        assertThat(person.api().get("/api/profile/" + person.id()).json().has("bio"))
                .isFalse();
    }

    @Test
    void profileIsFoundByUsernameInAnyCase() {
        var person = Person.registerWithProfile();
        var name = person.freshUsername();
        person.api().put("/api/profile/", "{\"username\":\"" + name + "\"}").is(204);
        var found = person.api()
                .get("/api/profile/username/" + name.toUpperCase(Locale.ROOT))
                .is(202)
                .json();
        assertThat(found.path("id").asString()).isEqualTo(person.id().toString());
    }

    @Test
    void takenUsernameIs409AndReservedOne400() {
        var first = Person.registerWithProfile();
        var second = Person.registerWithProfile();
        var name = first.freshUsername();
        first.api().put("/api/profile/", "{\"username\":\"" + name + "\"}").is(204);
        var taken = "{\"username\":\"" + name.toUpperCase(Locale.ROOT) + "\"}";
        second.api().put("/api/profile/", taken).isProblem(409, "username already taken");
        second.api().post("/api/profile/", taken).isProblem(409, "username already taken");
        second.api().put("/api/profile/", "{\"username\":\"admin\"}").is(400);
        second.api().put("/api/profile/", "{\"username\":\"no spaces\"}").is(400);
        second.api().put("/api/profile/", "{\"username\":\"ab\"}").is(400);
    }

    @Test
    void avatarIsShownAtOnceAndRevalidated() throws IOException {
        var person = Person.registerWithProfile();
        var path = "/api/profile/avatar/" + person.id();
        var none = person.api().get(path).is(200).isEmpty();
        assertThat(none.header("Cache-Control")).isEqualTo("no-cache, private");

        var image = Files.readAllBytes(Fleet.root().resolve("docs/avatar.png"));
        person.api()
                .with("Content-Type", "image/png")
                .send("PUT", "/api/profile/avatar/", BodyPublishers.ofByteArray(image))
                .is(204)
                .isEmpty();
        var shown = person.api().get(path).is(200);
        assertThat(shown.header("Content-Type")).startsWith("image/");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-cache, private");
        assertThat(shown.bytes()).isNotEmpty();
        person.api()
                .with("If-None-Match", shown.header("ETag"))
                .get(path)
                .is(304)
                .isEmpty();
    }

    @Test
    void invalidOrTooLargeAvatarIsRefused() {
        var person = Person.registerWithProfile();
        var upload = person.api().with("Content-Type", "image/png");
        upload.send(
                        "PUT",
                        "/api/profile/avatar/",
                        BodyPublishers.ofByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8)))
                .is(415);
        upload.send("PUT", "/api/profile/avatar/", BodyPublishers.ofByteArray(new byte[AVATAR_LIMIT + 1]))
                .isProblem(413, "File too large or read error");
    }

    @Test
    void deletedProfileIsGoneAndCanBeCreatedAgain() {
        var person = Person.registerWithProfile();
        person.api().delete("/api/profile/").is(204).isEmpty();
        person.api().get("/api/profile/" + person.id()).isProblem(404, "ID not found");
        person.api().delete("/api/profile/").isProblem(404, "profile not found");
        person.api().put("/api/profile/", "{\"username\":\"anyone\"}").isProblem(404, "profile not found");
        person.api()
                .post("/api/profile/", "{\"username\":\"" + person.freshUsername() + "\"}")
                .is(200);
    }

    @Test
    void profileIsDeletedWithTheAccount() {
        var person = Person.registerWithProfile();
        var witness = Person.register();
        person.api().delete("/api/auth/").is(202);
        await().until(() -> witness.api().get("/api/profile/" + person.id()).status() == 404);
    }

    @Test
    void getWithoutTheRequiredIdIs405() {
        var api = Person.register().api();
        for (var path : new String[] {"/api/profile/", "/api/profile/avatar/"}) {
            var answer = api.get(path).is(405);
            assertThat(answer.header("Allow")).as(path).isNotEmpty();
        }
        api.get("/api/profile/username/").is(404);
    }
}
