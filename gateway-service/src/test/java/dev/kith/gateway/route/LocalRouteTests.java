package dev.kith.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without the profile the path does not exist: {@code PathTests}. */
class LocalRouteTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("spring.profiles.active", "local");

    @Test
    void theMailboxIsOpenInTheLocalProfile() {
        assertThat(FLEET.http().get("/dev/mail?to=alice%40example.com").status())
                .isEqualTo(200);
        assertThat(FLEET.auth.only().target()).isEqualTo("/dev/mail?to=alice%40example.com");
    }

    @Test
    void allowsReadsOfThePathOnly() {
        assertThat(FLEET.http().send("DELETE", "/dev/mail", "").status()).isEqualTo(405);
        assertThat(FLEET.http().get("/dev/mail/1").status()).isEqualTo(404);
        assertThat(FLEET.auth.received()).isEmpty();
    }
}
