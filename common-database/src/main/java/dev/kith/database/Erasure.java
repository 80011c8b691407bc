package dev.kith.database;

import dev.kith.events.contract.UserDeleted;
import dev.kith.events.contract.UserErased;
import java.util.UUID;

/**
 * How a service erases a user, declared as a bean. {@link UserDeleted} starts it, and {@link UserErased} is published
 * when nothing is left. It takes as many transactions as are needed, each a short one, however much data the user has.
 * A service erases one user at a time. After a crash it continues where it was.
 */
public interface Erasure {

    /** The service's short name, such as {@code profile}. */
    String service();

    /**
     * Closes the service to the user: waits for what is being written, and lets nothing new be written from then on.
     * Runs in the transaction of the event. The event may come again.
     */
    void begin(UUID user);

    /**
     * Erases some of what is left, in a transaction of its own.
     *
     * @param pseudonym replaces the user in what other users keep: a UUID of version 8 (RFC 9562, section 5.8), which
     *     no account has, and the same until nothing is left
     * @return false if nothing was left
     */
    boolean eraseSome(UUID user, UUID pseudonym);
}
