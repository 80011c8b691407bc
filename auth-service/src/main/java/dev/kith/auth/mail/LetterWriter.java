package dev.kith.auth.mail;

import java.util.Optional;

/** Knows what to write on an occasion. */
public interface LetterWriter {

    MailKind occasion();

    /**
     * Writes the letter. What it needs, such as the hash of a token, is committed before it is sent.
     *
     * @param about what {@link Mails#order} was told
     * @return empty if there is nobody to write to, or nothing to say any more
     */
    Optional<Draft> write(String about);
}
