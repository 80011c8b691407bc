package dev.kith.auth.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where no mail can go out: said once, so that nobody waits for it without a hint. */
final class NoTransport implements Transport {

    private static final Logger log = LoggerFactory.getLogger(NoTransport.class);

    NoTransport() {
        log.warn("No mail goes out: SMTP_HOST names no mail server. Nobody can verify an address or reset a password.");
    }

    @Override
    public void send(Letter letter) {
        log.info("Dropped a mail: SMTP_HOST names no mail server");
    }
}
