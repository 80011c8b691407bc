package dev.kith.auth.throttle;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One try, as it was counted.
 *
 * @param known whether the account was logged in to from this network before
 * @param failures one of the account, one of the network, one of both together
 */
record Try(Place place, boolean known, List<Failure> failures) {

    /** By which key it came too early, and by how much; empty if it may be. */
    Optional<Wait> early(ThrottleProperties limits) {
        return failures.stream()
                .filter(failure -> !known || failure.key().equals(place.accountOnNetwork()))
                .map(failure -> new Wait(failure.key(), failure.early(delay(failure, limits))))
                .max(Comparator.comparing(Wait::time))
                .filter(longest -> longest.time().isPositive());
    }

    private Duration delay(Failure failure, ThrottleProperties limits) {
        return limits.delay(failure.before(), free(failure.key(), limits));
    }

    private int free(String key, ThrottleProperties limits) {
        if (key.equals(place.network())) {
            return limits.triesOnNetwork();
        }
        return key.equals(place.account()) ? limits.triesOfAccount() : limits.tries();
    }

    record Wait(String key, Duration time) {}
}
