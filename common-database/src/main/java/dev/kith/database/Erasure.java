package dev.kith.database;

import dev.kith.events.contract.UserDeleted;
import dev.kith.events.contract.UserErased;
import java.util.UUID;

/**
 * How a service forgets a user, declared as a bean: it is begun by {@link UserDeleted} and, when nothing is left, told
 * as {@link UserErased}. Between those lie as many transactions as it takes, each a short one, however much the user
 * has left behind. One user of a service is erased at a time; after a crash it goes on where it was.
 */
public interface Erasure {

    /** The service's short name, such as {@code profile}. */
    String service();

    /**
     * Admits nothing more of the user, for ever: what is in the making is waited for, and nothing begins any more. In
     * the transaction of the event; the event may come again.
     */
    void begin(UUID user);

    /**
     * Erases some of what is left, in a transaction of its own.
     *
     * @param pseudonym for what others keep of the user: a UUID of version 8 (RFC 9562, section 5.8), which no account
     *     has, the same until nothing is left
     * @return false if nothing was left
     */
    boolean eraseSome(UUID user, UUID pseudonym);
}
