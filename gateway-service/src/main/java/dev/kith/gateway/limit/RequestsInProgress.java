package dev.kith.gateway.limit;

import java.util.concurrent.ConcurrentHashMap;

/** The requests of each client that have not been answered yet. Safe for concurrent use. */
final class RequestsInProgress {

    private final ConcurrentHashMap<Object, Integer> counts = new ConcurrentHashMap<>();
    private final int max;

    /** @param max requests of one client at once */
    RequestsInProgress(int max) {
        this.max = max;
    }

    int max() {
        return max;
    }

    /** Counts one more, unless there are as many as are allowed. */
    boolean begin(Object client) {
        if (counts.merge(client, 1, Integer::sum) <= max) {
            return true;
        }
        end(client);
        return false;
    }

    /** Counts one less. */
    void end(Object client) {
        counts.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
    }
}
