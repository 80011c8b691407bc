package dev.kith.fleettests;

import static dev.kith.fleettests.Patience.await;

import dev.kith.test.client.HttpApi;
import java.util.UUID;

/** Somebody with an account, logged in. */
public record Person(UUID id, String email, String token) {

    public static final String PASSWORD = "correct-horse";

    /** Registers somebody new and logs them in. */
    public static Person joins() {
        var email = freshEmail();
        var registered = Fleet.anonymous()
                .post("/api/auth/register", credentials(email, PASSWORD))
                .is(200)
                .json();
        return new Person(UUID.fromString(registered.path("id").asString()), email, logIn(email));
    }

    /** As {@link #joins()}, and waits until the event has made the profile. */
    public static Person joinsAndHasProfile() {
        var person = joins();
        await().until(() -> person.api().get("/api/profile/" + person.id()).status() == 200);
        return person;
    }

    public static String logIn(String email) {
        return Fleet.anonymous()
                .post("/api/auth/login", credentials(email, PASSWORD))
                .is(202)
                .header("Authorization")
                .substring("Bearer ".length());
    }

    /** An e-mail address that has no account yet. */
    public static String freshEmail() {
        return "u" + UUID.randomUUID() + "@example.com";
    }

    public static String credentials(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    /** A username that nobody has yet, and that only this person would choose. */
    public String freshUsername() {
        return "u" + id.toString().replace("-", "").substring(12);
    }

    public HttpApi api() {
        return Fleet.anonymous().withToken(token);
    }
}
