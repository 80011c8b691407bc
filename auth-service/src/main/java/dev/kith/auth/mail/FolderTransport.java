package dev.kith.auth.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Puts letters into the local mailbox. */
final class FolderTransport implements Transport {

    private final Mailbox mailbox;
    private final String from;
    private final Clock clock;

    FolderTransport(Mailbox mailbox, String from, Clock clock) {
        this.mailbox = mailbox;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public void send(Letter letter) {
        try {
            mailbox.put(letter, from, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
