package dev.kith.chat.change;

import java.util.List;

/**
 * Hears of changes that are committed, in this process or another: maybe twice, maybe in another order than that of
 * their positions.
 */
@FunctionalInterface
public interface ChangeListener {

    /** Takes a change of a user or two. Called by the thread that made it, whose caller waits: it must not block. */
    void committed(List<Change> changes);
}
