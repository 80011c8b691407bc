package dev.kith.fleettests;

import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import dev.kith.test.client.WebSocketClient;
import java.util.UUID;

/** A session as {@code POST /api/auth/sessions} begins it, with the tokens that it has now. */
record Login(UUID session, String access, String refresh) {

    /** On one more device of this person. */
    static Login of(Person person) {
        return of(person, Fleet.anonymous());
    }

    static Login of(Person person, HttpApi from) {
        var tokens = from.post("/api/auth/sessions", Person.credentials(person.email(), Person.PASSWORD))
                .is(201)
                .json();
        return new Login(
                UUID.fromString(tokens.path("session_id").asString()),
                tokens.path("access_token").asString(),
                tokens.path("refresh_token").asString());
    }

    HttpApi api() {
        return Fleet.anonymous().withToken(access);
    }

    /** Whether the gateway lets the access token through. */
    boolean isAccepted() {
        return api().get("/api/auth/id/").status() == 202;
    }

    TestResponse refreshed() {
        return refreshed(refresh);
    }

    static TestResponse refreshed(String token) {
        return Fleet.anonymous().post("/api/auth/refresh", "{\"refresh_token\":\"%s\"}".formatted(token));
    }

    WebSocketClient socket(Person person) {
        return ChatSockets.openVersion1(new Person(person.id(), person.email(), access));
    }
}
