package dev.kith.auth.mail;

import java.util.Optional;

/** Writes the mails of one kind. */
public interface MailTemplate {

    MailKind kind();

    /**
     * Writes a mail at the moment it is sent. Database changes of this method, such as the hash of a token, are
     * committed before the mail is sent.
     *
     * @param data what {@link Mails} was given when the mail was queued
     * @return empty if there is nothing to send, for example because the account does not exist any more
     */
    Optional<PreparedMail> write(String data);

    /**
     * A mail that is written and not yet sent.
     *
     * @param afterSending runs in the transaction that deletes the mail from the queue
     * @param afterFailure undoes the changes of {@link #write} if the mail cannot be sent
     */
    record PreparedMail(MailMessage message, Runnable afterSending, Runnable afterFailure) {}
}
