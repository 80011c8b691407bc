package dev.kith.auth.mail;

/** How letters leave. */
interface Transport {

    /**
     * Sends a letter.
     *
     * @throws RuntimeException if it is not on its way
     */
    void send(Letter letter);
}
