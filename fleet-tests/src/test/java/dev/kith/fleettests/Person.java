package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;

import dev.kith.test.client.HttpApi;
import java.util.UUID;

/** A user with an account and a token. */
public record Person(UUID id, String email, String token) {

    public static final String PASSWORD = "correct-horse";

    /** Registers a new user and logs in. */
    public static Person register() {
        var email = freshEmail();
        var registered = Fleet.anonymous()
                .post("/api/auth/register", credentials(email, PASSWORD))
                .is(200)
                .json();
        return new Person(UUID.fromString(registered.path("id").asString()), email, logIn(email));
    }

    /** As {@link #register()}, and waits until the event has made the profile. */
    public static Person registerWithProfile() {
        var person = register();
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

    /** A username that is free, and different for each person. */
    public String freshUsername() {
        return "u" + id.toString().replace("-", "").substring(12);
    }

    public HttpApi api() {
        return Fleet.anonymous().withToken(token);
    }
}
