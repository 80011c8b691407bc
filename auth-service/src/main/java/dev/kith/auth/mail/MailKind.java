package dev.kith.auth.mail;

/** The kinds of mail. Rows of the queue have these names, which an instance of the next version reads too. */
public enum MailKind {
    EMAIL_VERIFICATION,
    PASSWORD_RESET,
    NOTICE
}
