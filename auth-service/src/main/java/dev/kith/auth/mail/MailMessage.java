package dev.kith.auth.mail;

/**
 * A mail in plain text.
 *
 * @param to one address
 */
public record MailMessage(String to, String subject, String text) {

    @Override
    public String toString() {
        return "MailMessage[redacted]";
    }
}
