package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.WebSocketClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An ended session is refused everywhere, though its access token has not expired. */
class RevocationTests {

    private final Person anna = Person.joins();
    private Login phone;
    private Login laptop;
    private List<WebSocketClient> sockets;

    /** One more socket than chat has instances, which take turns. */
    @BeforeEach
    void opensSocketsOnAllInstances() {
        ChatContractTests.awaitKnown(anna);
        phone = Login.of(anna);
        laptop = Login.of(anna);
        sockets = List.of(phone.socket(anna), phone.socket(anna), phone.socket(anna));
    }

    @AfterEach
    void closes() {
        sockets.forEach(WebSocketClient::close);
    }

    @Test
    void afterSigningOut() {
        phone.api().post("/api/auth/logout", "").is(204);
        Revocation.awaitOf(phone, sockets);
        assertThat(laptop.isGood()).isTrue();
        laptop.refreshed().is(200);
    }

    @Test
    void ofADeviceThatAnotherOneRevokes() {
        laptop.api().delete("/api/auth/sessions/" + phone.session()).is(204);
        Revocation.awaitOf(phone, sockets);
        assertThat(laptop.isGood()).isTrue();
        laptop.api().delete("/api/auth/sessions/" + phone.session()).is(404);
    }

    @Test
    void ofAllOtherDevices() {
        laptop.api().delete("/api/auth/sessions/others").is(204);
        Revocation.awaitOf(phone, sockets);
        Revocation.awaitOf(anna.api());
        assertThat(laptop.isGood()).isTrue();
    }

    @Test
    void ofAllOtherDevicesAfterANewPassword() {
        laptop.api()
                .put(
                        "/api/auth/password",
                        "{\"current_password\":\"%s\",\"new_password\":\"another-horse\"}".formatted(Person.PASSWORD))
                .is(204);
        Revocation.awaitOf(phone, sockets);
        Revocation.awaitOf(anna.api());
        assertThat(laptop.isGood()).isTrue();
    }

    @Test
    void ofTheTokenOfTheContractsLoginToo() {
        anna.api().post("/api/auth/logout", "").is(204);
        Revocation.awaitOf(anna.api());
        assertThat(phone.isGood()).isTrue();
    }

    @Test
    void ofAUserWhoIsGone() {
        laptop.api().delete("/api/auth/").is(202);
        Revocation.awaitOf(phone, sockets);
        Revocation.awaitOf(laptop, List.of());
    }

    @Test
    void ofAUserWhomTheOperatorBans() {
        var operator = Fleet.operator();
        operator.tell("users", "ban", anna.email());
        Revocation.awaitOf(phone, sockets);
        Revocation.awaitOf(laptop, List.of());
        Fleet.anonymous()
                .post("/api/auth/login", Person.credentials(anna.email(), Person.PASSWORD))
                .isProblem(403, "this account is suspended");
        operator.tell("users", "unban", anna.email());
        assertThat(Login.of(anna).isGood()).isTrue();
    }

    @Test
    void ofASessionThatIsAnothersItIsNot() {
        Login.of(Person.joins())
                .api()
                .delete("/api/auth/sessions/" + phone.session())
                .is(404);
        assertThat(phone.isGood()).isTrue();
    }
}
