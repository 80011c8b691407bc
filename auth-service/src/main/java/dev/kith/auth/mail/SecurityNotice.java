package dev.kith.auth.mail;

/** What the owner of an account is told of, so that somebody else who did it is found out. */
public enum SecurityNotice {
    PASSWORD_CHANGED("Your password was changed", """
            The password of your account was changed, and every other device was signed out.

            If it was not you, ask for a new password at once: whoever did it knew the old one."""),
    PASSWORD_RESET("Your password was reset", """
            Your account got a new password by a link that was sent to this address, and every device was signed out.

            If it was not you, somebody reads your mail. Secure the mailbox first, then ask for a new password."""),
    REFRESH_TOKEN_REUSED("A device was signed out", """
            A key that keeps one of your devices signed in was used a second time, as if it had been copied. The device was signed \
            out.

            If you do not know why, look at the list of your devices and change your password."""),
    ACCOUNT_DELETED("Your account was deleted", """
            Your account was deleted, and with it all that belonged to it.

            This address is free for a new one.""");

    private final String subject;
    private final String text;

    SecurityNotice(String subject, String text) {
        this.subject = subject;
        this.text = text;
    }

    Letter to(String address) {
        return new Letter(address, subject, text + "\n");
    }
}
