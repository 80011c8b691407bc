package dev.kith.auth.mail;

/**
 * Why a letter is written. The names are those of rows: an instance of the next version reads what this one has
 * ordered.
 */
public enum MailKind {
    EMAIL_VERIFICATION,
    PASSWORD_RESET,
    NOTICE
}
