package dev.kith.auth.mail;

/**
 * A mail as it is sent: plain text.
 *
 * @param to one address
 */
public record Letter(String to, String subject, String text) {

    @Override
    public String toString() {
        return "Letter[redacted]";
    }
}
