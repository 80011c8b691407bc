package dev.kith.fleet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.fleet.terminal.CommandFailedException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalMailboxTests {

    @Test
    void readsAllMails() throws Exception {
        try (var gateway = new FakeService(200, """
                [{"id":"1","time":"2026-01-01T00:00:00Z","to":"a@example.com","subject":"Hello","text":"You.\\n"}]""")) {
            assertThat(new LocalMailbox(gateway.address()).mails(Optional.empty()))
                    .containsExactly(new LocalMailbox.LocalMail(
                            "1", "2026-01-01T00:00:00Z", "a@example.com", "Hello", "You.\n"));
            assertThat(gateway.requests()).containsExactly("GET /dev/mail");
        }
    }

    @Test
    void readsTheMailsToOneAddress() throws Exception {
        try (var gateway = new FakeService(200, "[]")) {
            assertThat(new LocalMailbox(gateway.address()).mails(Optional.of("a+b@example.com")))
                    .isEmpty();
            assertThat(gateway.requests()).containsExactly("GET /dev/mail?to=a%2Bb%40example.com");
        }
    }

    @Test
    void reportsThatMailsAreNotKept() throws Exception {
        try (var gateway = new FakeService(404, "{\"detail\":\"there is nothing at this path\"}")) {
            assertThatThrownBy(() -> new LocalMailbox(gateway.address()).mails(Optional.empty()))
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessageContaining("SPRING_PROFILES_ACTIVE=local");
        }
    }
}
