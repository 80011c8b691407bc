package dev.kith.auth.throttle;

import java.time.Duration;

/**
 * What may be wrong by a key.
 *
 * @param free failures that cost nothing
 * @param forgiveness the time in which one failure is forgiven, the next after it
 */
record Allowance(int free, Duration forgiveness) {}
