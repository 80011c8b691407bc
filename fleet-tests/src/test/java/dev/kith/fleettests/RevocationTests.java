package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.WebSocketClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An ended session is refused everywhere before its access token expires. */
class RevocationTests {

    private final Person anna = Person.register();
    private Login phone;
    private Login laptop;
    private List<WebSocketClient> sockets;

    /** One more socket than chat has instances, which take turns. */
    @BeforeEach
    void openSocketsOnAllInstances() {
        ChatContractTests.awaitInChat(anna);
        phone = Login.of(anna);
        laptop = Login.of(anna);
        sockets = List.of(phone.socket(anna), phone.socket(anna), phone.socket(anna));
    }

    @AfterEach
    void closes() {
        sockets.forEach(WebSocketClient::close);
    }

    @Test
    void logoutEndsTheSession() {
        phone.api().post("/api/auth/logout", "").is(204);
        Revocation.awaitOf(phone, sockets);
        assertThat(laptop.isAccepted()).isTrue();
        laptop.refreshed().is(200);
    }

    @Test
    void deviceRevokedByAnotherOneIsRefused() {
        laptop.api().delete("/api/auth/sessions/" + phone.session()).is(204);
        Revocation.awaitOf(phone, sockets);
        assertThat(laptop.isAccepted()).isTrue();
        laptop.api().delete("/api/auth/sessions/" + phone.session()).is(404);
    }

    @Test
    void revocationOfOtherDevicesKeepsTheCurrentOne() {
        laptop.api().delete("/api/auth/sessions/others").is(204);
        Revocation.awaitOf(phone, sockets);
        Revocation.awaitOf(anna.api());
        assertThat(laptop.isAccepted()).isTrue();
    }

    @Test
    void passwordChangeEndsSessionsOfOtherDevices() {
        laptop.api()
                .put(
                        "/api/auth/password",
                        "{\"current_password\":\"%s\",\"new_password\":\"another-horse\"}".formatted(Person.PASSWORD))
                .is(204);
        Revocation.awaitOf(phone, sockets);
        Revocation.awaitOf(anna.api());
        assertThat(laptop.isAccepted()).isTrue();
    }

    @Test
    void logoutEndsTheTokenOfTheLegacyLogin() {
        anna.api().post("/api/auth/logout", "").is(204);
        Revocation.awaitOf(anna.api());
        assertThat(phone.isAccepted()).isTrue();
    }

    @Test
    void accountDeletionEndsEverySession() {
        laptop.api().delete("/api/auth/").is(202);
        Revocation.awaitOf(phone, sockets);
        Revocation.awaitOf(laptop, List.of());
    }

    @Test
    void banEndsEverySession() {
        var operator = Fleet.operator();
        operator.run("users", "ban", anna.email());
        Revocation.awaitOf(phone, sockets);
        Revocation.awaitOf(laptop, List.of());
        Fleet.anonymous()
                .post("/api/auth/login", Person.credentials(anna.email(), Person.PASSWORD))
                .isProblem(403, "this account is suspended");
        operator.run("users", "unban", anna.email());
        assertThat(Login.of(anna).isAccepted()).isTrue();
    }

    @Test
    void sessionOfAnotherUserCannotBeRevoked() {
        Login.of(Person.register())
                .api()
                .delete("/api/auth/sessions/" + phone.session())
                .is(404);
        assertThat(phone.isAccepted()).isTrue();
    }
}
