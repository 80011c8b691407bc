package dev.kith.auth.throttle;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One try, as it was counted.
 *
 * @param counts one for each key that it waits for
 */
record Attempt(Place place, List<Count> counts) {

    List<String> keys() {
        return counts.stream().map(Count::key).toList();
    }

    /** By which key it came too early, and by how much; empty if it may be. */
    Optional<Wait> early(ThrottleProperties limits) {
        return counts.stream()
                .map(count -> new Wait(count.key(), count.early(allowance(count, limits), limits)))
                .max(Comparator.comparing(Wait::time))
                .filter(longest -> longest.time().isPositive());
    }

    /** Whether it depends on how other tries end. */
    boolean isOpen(ThrottleProperties limits) {
        return counts.stream().anyMatch(count -> count.isOpen(allowance(count, limits)));
    }

    private Allowance allowance(Count count, ThrottleProperties limits) {
        if (count.key().equals(place.network())) {
            return limits.ofNetwork();
        }
        return count.key().equals(place.account()) ? limits.ofAccount() : limits.ofAccountOnNetwork();
    }

    record Wait(String key, Duration time) {}
}
