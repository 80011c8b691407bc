package dev.kith.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasPut() throws IOException {
        var mailbox = new Mailbox(folder.resolve("new"));

        mailbox.put(new Letter("jürgen@example.com", "Ünïcode ✓", "Grüße\n\nToken: x\n"), "kith@localhost", NOW);

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
        assertThat(new Mailbox(folder.resolve("none")).list()).isEmpty();
    }

    @Test
    void keepsTheNewestAndShowsThemFirst() throws IOException {
        var mailbox = new Mailbox(folder);

        for (var i = 0; i <= Mailbox.KEPT; i++) {
            mailbox.put(new Letter("a@example.com", "mail " + i, ""), "kith@localhost", NOW.plusMillis(i));
        }

        assertThat(mailbox.list())
                .hasSize(Mailbox.KEPT)
                .extracting(Mailbox.Kept::subject)
                .startsWith("mail 200", "mail 199")
                .doesNotContain("mail 0");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(Mailbox.KEPT);
        }
    }
}
