package dev.kith.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.SimpleMailMessage;

class DevMailboxTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final Clock clock = mock();

    @TempDir
    private Path folder;

    @BeforeEach
    void stopTheClock() {
        when(clock.instant()).thenReturn(NOW);
    }

    @Test
    void returnsTheMailThatWasPut() throws IOException {
        var mailbox = new DevMailbox(folder.resolve("new"), clock);

        mailbox.put(message("jürgen@example.com", "Ünïcode ✓", "Grüße\n\nToken: x\n"));

        assertThat(mailbox.list()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("jürgen@example.com");
            assertThat(mail.subject()).isEqualTo("Ünïcode ✓");
            assertThat(mail.text()).isEqualTo("Grüße\n\nToken: x\n");
            assertThat(mail.time()).isEqualTo(NOW);
            assertThat(mail.id()).isNotEmpty();
        });
    }

    @Test
    void isEmptyBeforeTheFirstMail() throws IOException {
        assertThat(new DevMailbox(folder.resolve("none"), clock).list()).isEmpty();
    }

    @Test
    void keepsTheNewestAndListsThemFirst() throws IOException {
        var mailbox = new DevMailbox(folder, clock);

        for (var i = 0; i <= DevMailbox.CAPACITY; i++) {
            when(clock.instant()).thenReturn(NOW.plusMillis(i));
            mailbox.put(message("a@example.com", "mail " + i, ""));
        }

        assertThat(mailbox.list())
                .hasSize(DevMailbox.CAPACITY)
                .extracting(DevMailbox.StoredMail::subject)
                .startsWith("mail 200", "mail 199")
                .doesNotContain("mail 0");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(DevMailbox.CAPACITY);
        }
    }

    private static SimpleMailMessage message(String to, String subject, String text) {
        var message = new SimpleMailMessage();
        message.setFrom("kith@localhost");
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        return message;
    }
}
