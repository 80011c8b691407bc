package dev.kith.broken.nullable;

import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks the rules about packages, injection and time. */
public final class NotMarked {

    @Autowired
    private Clock clock;

    public Instant right() {
        return Instant.now(clock);
    }

    public Instant wrong() {
        return Instant.now();
    }

    public long alsoWrong() {
        return System.currentTimeMillis();
    }
}
