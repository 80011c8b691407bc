package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceTests {

    private final Person anna = Person.register();

    @Test
    void devicesAreListedNewestFirstAndTheCurrentOneIsMarked() {
        var phone = Login.of(anna, Fleet.anonymous().with("User-Agent", "Phone/1"));
        var laptop = Login.of(anna, Fleet.anonymous().with("User-Agent", "Laptop/2"));
        var devices = phone.api().get("/api/auth/sessions").is(200).json();

        assertThat(devices.valueStream().map(device -> device.path("agent").asString()))
                .startsWith("Laptop/2", "Phone/1")
                .hasSize(3);
        assertThat(devices.path(0).path("id").asString())
                .isEqualTo(laptop.session().toString());
        assertThat(devices.valueStream().filter(device -> device.path("current").asBoolean()))
                .singleElement()
                .satisfies(device -> assertThat(device.path("id").asString())
                        .isEqualTo(phone.session().toString()));
        assertThat(devices.valueStream()).allSatisfy(device -> {
            assertThat(device.path("address").asString()).isNotBlank();
            assertThat(Instant.parse(device.path("last_seen").asString()))
                    .isAfterOrEqualTo(Instant.parse(device.path("created_at").asString()))
                    .isBefore(Instant.parse(device.path("expires_at").asString()));
        });
    }

    @Test
    void devicesOfOtherUsersAreNotListed() {
        var devices = Person.register().api().get("/api/auth/sessions").is(200).json();
        assertThat(devices.valueStream()).hasSize(1);
        Fleet.anonymous().get("/api/auth/sessions").is(401);
    }

    @Test
    void auditEventsAreShownToTheirOwnerOnly() {
        var phone = Login.of(anna);
        Fleet.from(Network.unused())
                .post("/api/auth/sessions", Person.credentials(anna.email(), "another-one"))
                .is(401);
        phone.api().post("/api/auth/logout", "").is(204);
        var events = anna.api().get("/api/auth/audit").is(200).json();

        assertThat(events.valueStream().map(event -> event.path("event").asString()))
                .containsSubsequence("logged_out", "login_failed", "logged_in", "registered");
        assertThat(events.valueStream()).allSatisfy(event -> {
            assertThat(event.path("id").asString()).isNotBlank();
            assertThat(Instant.parse(event.path("time").asString()))
                    .isBefore(Instant.now().plusSeconds(60));
        });
        assertThat(Person.register().api().get("/api/auth/audit").is(200).body())
                .doesNotContain(phone.session().toString());
    }

    @Test
    void auditEventsComeInPages() {
        Login.of(anna);
        var first = anna.api().get("/api/auth/audit?limit=1").is(200);
        assertThat(first.json().valueStream()).hasSize(1);
        assertThat(first.header("Link")).endsWith("rel=\"next\"");
    }
}
